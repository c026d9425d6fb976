using System.Text.Json;
using JourneyStudio.Engine.Activities;
using JourneyStudio.Engine.Members;
using JourneyStudio.Engine.Rules;
using Microsoft.AspNetCore.Components;

namespace JourneyStudio.Web.Shared.Fields;

public sealed partial class FieldEditor
{
    [Parameter, EditorRequired] public Field Field { get; set; } = null!;
    [Parameter, EditorRequired] public string Id { get; set; } = "";
    [Parameter, EditorRequired] public string Label { get; set; } = "";
    [Parameter] public string? Hint { get; set; }
    [Parameter] public JsonElement? Value { get; set; }
    [Parameter] public IReadOnlyList<string> Errors { get; set; } = [];

    /// <summary>Values and labels, for a field of kind choice.</summary>
    [Parameter] public IReadOnlyList<KeyValuePair<string, string>> Choices { get; set; } = [];

    /// <summary>What an empty choice or rule means, in words.</summary>
    [Parameter] public string? Empty { get; set; }
    [Parameter, EditorRequired] public FieldContext Context { get; set; } = null!;

    /// <summary>The new value; null takes the setting away.</summary>
    [Parameter] public EventCallback<JsonElement?> Changed { get; set; }

    private bool Invalid => Errors.Count > 0;

    private IReadOnlyList<KeyValuePair<string, string>> ContentChoices => Field.Kind switch
    {
        FieldKind.Template => [.. Context.Content.Content.Templates
            .Where(template => Field.Choices.IsEmpty || template.Variants.Any(variant => Field.Choices.Contains(variant.Channel)))
            .Select(template => KeyValuePair.Create(template.Key, template.Names.In(Context.Language)))],
        FieldKind.Segment => [.. Context.Content.Content.Segments.Select(segment => KeyValuePair.Create(segment.Key, segment.Names.In(Context.Language)))],
        FieldKind.Attribute => [.. BuiltInAttributes.All.Concat(Context.Content.Content.Attributes.Select(attribute => attribute.Key)).Distinct()
            .Select(key => KeyValuePair.Create(key, new RuleNames(Context.Content, Context.Language).Attribute(key)))],
        FieldKind.Coupon => [.. Context.Content.Content.Coupons.Select(coupon => KeyValuePair.Create(coupon.Key, coupon.Names.In(Context.Language)))],
        _ => [.. Context.Content.Content.Forms.Select(form => KeyValuePair.Create(form.Key, form.Names.In(Context.Language)))],
    };
}
