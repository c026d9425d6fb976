using System.Globalization;
using System.Text.Json;
using JourneyStudio.Engine.Activities;
using JourneyStudio.Engine.Definitions;
using JourneyStudio.Engine.Members;
using JourneyStudio.Engine.Rules;
using JourneyStudio.Engine.Time;
using Microsoft.AspNetCore.Components;

namespace JourneyStudio.Web.Shared.Fields;

public sealed partial class FieldEditor
{
    private readonly UnsavedValues unsaved = new();

    [Parameter, EditorRequired] public Field Field { get; set; } = null!;
    [Parameter, EditorRequired] public string Id { get; set; } = "";
    [Parameter, EditorRequired] public string Label { get; set; } = "";
    [Parameter] public string? Hint { get; set; }
    [Parameter] public JsonElement? Value { get; set; }

    /// <summary>Settings of the same activity.</summary>
    [Parameter] public PropertyBag Beside { get; set; } = PropertyBag.Empty;

    /// <summary>What is wrong with it, and what is worth a look.</summary>
    [Parameter] public IReadOnlyList<PlacedProblem> Problems { get; set; } = [];

    /// <summary>Values and labels, for a field of kind choice.</summary>
    [Parameter] public IReadOnlyList<KeyValuePair<string, string>> Choices { get; set; } = [];

    /// <summary>What an empty choice or rule means, in words.</summary>
    [Parameter] public string? Empty { get; set; }
    [Parameter, EditorRequired] public FieldContext Context { get; set; } = null!;

    /// <summary>The new value; null takes the setting away.</summary>
    [Parameter] public EventCallback<JsonElement?> Changed { get; set; }

    /// <summary>Whether the editor writes the label into its own frame.</summary>
    private bool NamesItself => Field.Kind is FieldKind.Flag or FieldKind.Choices or FieldKind.Cases or FieldKind.Branches;

    /// <summary>When a duration that begins now would be over for the example.</summary>
    private DateTimeOffset? Over => Field.FromArrival && Context.Sample is { } sample && Duration.Parse(FieldValue.Text(unsaved.Latest)).TryGet(out var duration)
        ? duration.After(Context.Now, Context.ZoneOf(sample))
        : null;

    private int HeldOut => int.TryParse(FieldValue.Number(Beside["holdout"]), CultureInfo.InvariantCulture, out var percent) ? percent : 0;

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

    protected override void OnParametersSet() => unsaved.Store(Value);

    private Task GiveAsync(JsonElement? value)
    {
        unsaved.Give(value);
        return Changed.InvokeAsync(value);
    }
}
