using System.Text.Json;
using JourneyStudio.Engine.Activities;
using JourneyStudio.Engine.Content;
using JourneyStudio.Engine.Definitions;
using JourneyStudio.Engine.Definitions.Editing;
using JourneyStudio.Engine.Rules;
using JourneyStudio.Storage.Journeys;
using JourneyStudio.Web.Shared.Localisation;
using Microsoft.Extensions.Localization;

namespace JourneyStudio.Web.Features.Designer.Drafts;

/// <summary>
/// Says what two people set. Where the activity's line of summary tells the two values apart it speaks for them, as it is in the reader's
/// words; else the value itself does; what is set on the journey is said as the list of changes says it.
/// </summary>
internal sealed class ConflictWords(ActivityCatalog catalog, JourneyRuleWords words, IStringLocalizer<ConflictWords> strings)
{
    private const int Longest = 300;

    /// <param name="conflict">The conflict.</param>
    /// <param name="request">The edit that was refused.</param>
    /// <param name="draft">The draft with the other's edit.</param>
    /// <param name="view">Says another state of the draft in words.</param>
    public ConflictView Of(DraftConflict conflict, DraftRequest request, DraftView draft, Func<JourneyDefinition, DraftView> view)
    {
        var setter = DraftConflicts.SetterOf(request.Command!, conflict.Activity, conflict.Setting);
        var (mine, theirs) = conflict.Activity is null ? OfJourney(conflict.Setting, setter, draft) : (Value(setter, draft.Content), Value(draft.Stored.Definition, conflict, draft.Content));
        if (draft.Find(conflict.Activity) is { } node && setter is DraftCommand.Set
            && DraftEditor.Apply(draft.Stored.Definition, setter).TryGet(out var edit) && view(edit.Definition).Find(node.Id) is { } own && own.Summary != node.Summary)
            (mine, theirs) = (own.Summary, node.Summary);
        return new ConflictView
        {
            Kind = conflict.Kind switch { DraftConflictKind.Gone => "gone", DraftConflictKind.Deleting => "deleting", _ => "value" },
            Activity = conflict.Activity,
            Setting = conflict.Setting,
            Name = conflict.Activity is null ? draft.Name : draft.Find(conflict.Activity)?.Name ?? conflict.Activity,
            Label = Label(conflict, draft),
            By = conflict.Name,
            Self = conflict.By is not null && conflict.By == request.By,
            Mine = conflict.Kind == DraftConflictKind.Gone ? Gone(request.Command!, draft.Content) : mine,
            Theirs = theirs,
        };
    }

    private string Label(DraftConflict conflict, DraftView draft) => conflict switch
    {
        { Activity: null } => strings[$"Change.Rule.{conflict.Setting}"],
        { Setting: "displayText" } => strings["Panel.Name"],
        { Setting: "description" } => strings["Panel.Notes"],
        _ => draft.Find(conflict.Activity) is { } node && catalog.Find(node.Type) is not null
            ? catalog.Texts(node.Type).Find(StudioLanguages.Current, $"field.{conflict.Setting}") ?? conflict.Setting
            : conflict.Setting,
    };

    /// <summary>What was to be set on an activity that is gone; without a value it was a connection.</summary>
    private string? Gone(DraftCommand command, ContentCatalog content) => command is DraftCommand.Add ? strings["Conflict.Connection"] : Value(command, content);

    private static string? Value(DraftCommand? setter, ContentCatalog content) => setter switch
    {
        DraftCommand.Set set => Text(set.Value, content),
        DraftCommand.Rename rename => rename.Name,
        DraftCommand.Note note => note.Text,
        _ => null,
    };

    private static string? Value(JourneyDefinition definition, DraftConflict conflict, ContentCatalog content) => definition.Find(conflict.Activity ?? "") is { } activity
        ? conflict.Setting switch { "displayText" => activity.DisplayText, "description" => activity.Description, var setting => Text(activity.Settings[setting], content) }
        : null;

    /// <summary>Values that words cannot tell apart, or that cannot be set, speak for themselves.</summary>
    private (string? Mine, string? Theirs) OfJourney(string setting, DraftCommand? setter, DraftView draft)
    {
        var definition = draft.Stored.Definition;
        var theirs = words.Say(setting, definition, draft.Content);
        if (setter is not DraftCommand.Journey journey) return (null, Short(theirs));
        var mine = DraftEditor.Apply(definition, journey).TryGet(out var edit) ? words.Say(setting, edit.Definition, draft.Content) : theirs;
        return mine == theirs
            ? (Text(journey.Value, draft.Content), Text(JourneyEdits.Json(definition.Rules, setting), draft.Content) ?? Short(theirs))
            : (Short(mine), Short(theirs));
    }

    private static string? Text(JsonElement? value, ContentCatalog content) => Short(
        value is not { } given || given.ValueKind == JsonValueKind.Null ? null
        : given.ValueKind == JsonValueKind.String ? given.GetString()
        : given.ValueKind == JsonValueKind.Object && RuleJson.Parse(given).TryGet(out var rule) ? RuleSentence.Say(rule, StudioLanguages.Current, content)
        : given.GetRawText());

    private static string? Short(string? text) => text is { Length: > Longest } ? text[..Longest] + "…" : text;
}
