using JourneyStudio.Engine;
using JourneyStudio.Engine.Content;
using JourneyStudio.Storage.Upserting;
using JourneyStudio.Web.Shared.Localisation;
using Microsoft.AspNetCore.Components;

namespace JourneyStudio.Web.Features.Members.Editing;

public sealed partial class MemberField
{
    [Parameter, EditorRequired] public EntryField Field { get; set; } = null!;

    [Parameter, EditorRequired] public string Label { get; set; } = "";

    [Parameter] public AttributeType Type { get; set; } = AttributeType.Text;

    /// <summary>What can be chosen, where the type does not say it.</summary>
    [Parameter] public IReadOnlyList<(string Value, string Text)>? Options { get; set; }

    [Parameter] public bool Ready { get; set; }

    [Parameter] public EventCallback Changed { get; set; }

    [Parameter, EditorRequired] public MemberForm Form { get; set; } = null!;

    private string Id => $"field-{Field.Path.Replace('.', '-')}";

    private Problem? Problem => Form.Problems.GetValueOrDefault(Field.Path);

    private string? Invalid => Problem is null ? null : "true";

    private string? Described => Problem is null ? null : $"{Id}-problem";

    private string InputType => Type switch
    {
        AttributeType.Date => "date",
        AttributeType.Instant => "datetime-local",
        _ => "text",
    };

    private IReadOnlyList<(string Value, string Text)>? Choices => Type switch
    {
        AttributeType.Flag when Field.Kind == EntryFieldKind.Consent => [("true", L["Consent.Agreed"]), ("false", L["Consent.Declined"])],
        AttributeType.Flag => [("true", L["Edit.Yes"]), ("false", L["Edit.No"])],
        AttributeType.Choice => [.. Form.Choices(Field.Key).Select(choice => (choice.Value, choice.Label.In(StudioLanguages.Current)))],
        _ => Options,
    };

    private IReadOnlyList<string> Chosen => Form.Text(Field).Split(',', StringSplitOptions.RemoveEmptyEntries);

    private Task Typed(ChangeEventArgs change) => SetAsync(change.Value as string ?? "");

    private Task Toggle(string value)
    {
        var chosen = Chosen.ToHashSet(StringComparer.Ordinal);
        if (!chosen.Remove(value))
            chosen.Add(value);
        return SetAsync(string.Join(',', Form.Choices(Field.Key).Select(choice => choice.Value).Where(chosen.Contains)));
    }

    private Task SetAsync(string text)
    {
        Form.Type(Field, text);
        return Changed.InvokeAsync();
    }
}
