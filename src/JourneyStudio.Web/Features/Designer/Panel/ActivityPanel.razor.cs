using System.Text.Json;
using JourneyStudio.Engine.Activities;
using JourneyStudio.Engine.Definitions;
using JourneyStudio.Storage.Journeys;
using JourneyStudio.Web.Features.Designer.Drafts;
using JourneyStudio.Web.Shared.Fields;
using JourneyStudio.Web.Shared.Localisation;
using Microsoft.AspNetCore.Components;

namespace JourneyStudio.Web.Features.Designer.Panel;

/// <summary>One activity: its form by the kind's schema, its figures, notes and help.</summary>
public sealed partial class ActivityPanel(ActivityCatalog catalog)
{
    private const string SettingsTab = "Settings";
    private const string HelpTab = "Help";
    private static readonly string[] OfActivities = [SettingsTab, "Results", "Notes", HelpTab];
    private static readonly string[] OfNotes = [SettingsTab, HelpTab];
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private string tab = SettingsTab;
    private ElementReference shown;
    private int explained;
    private bool toHelp;

    [Parameter, EditorRequired] public NodeView Node { get; set; } = null!;
    [Parameter, EditorRequired] public DraftView Draft { get; set; } = null!;
    [Parameter] public ActivityCounts? Counts { get; set; }
    [Parameter, EditorRequired] public FieldContext Context { get; set; } = null!;
    [Parameter, EditorRequired] public Func<object, Task> Submit { get; set; } = null!;

    [Parameter, EditorRequired] public Func<long?, Task> ChooseSample { get; set; } = null!;

    /// <summary>How often its help was asked for; with each time the help is shown and has the focus.</summary>
    [Parameter] public int Explained { get; set; }

    /// <summary>A note on the canvas is all text: it has no figures, and no name or remark beside it.</summary>
    private bool IsNote => Bound?.Kind.Descriptor.Family == ActivityFamily.Note;
    private string[] Tabs => IsNote ? OfNotes : OfActivities;
    private Activity? Activity => Draft.Stored.Definition.Find(Node.Id);
    private BoundActivity? Bound => Activity is { } activity ? catalog.Bind(activity) : null;
    private ActivityTexts? Texts => catalog.Find(Node.Type) is null ? null : catalog.Texts(Node.Type);
    private IEnumerable<Field> Fields => Bound?.Kind.Descriptor.Fields.Where(IsShown).OrderBy(candidate => candidate.Group) ?? Enumerable.Empty<Field>();

    /// <summary>Below it stands when the activity acts; one whose fields say so themselves needs no more.</summary>
    private Field? LastOfWhen => Fields.Any(one => one.FromArrival) ? null : Fields.LastOrDefault(one => one.Group <= FieldGroup.When);

    /// <summary>Whether anything is shown by the example of a member.</summary>
    private bool HasSample => Fields.Any(one => one.Kind is FieldKind.Duration or FieldKind.Time or FieldKind.Moment or FieldKind.Cron or FieldKind.Template);
    private FieldContext AtHand => Bound?.Kind.Descriptor.Family == ActivityFamily.Trigger ? Context.BeforeEntry : Context;
    private string Drawing => Texts is { } texts ? KindViews.Icon(texts.Icon) : "";
    private string Raw => JsonSerializer.Serialize(Node.Activity, Indented);
    private string Own => Activity?.DisplayText ?? "";
    private string Note => Activity?.Description ?? "";
    private string Help => Texts?.Help(StudioLanguages.Current) ?? "";

    protected override void OnParametersSet()
    {
        if (Explained > explained) (tab, toHelp) = (HelpTab, true);
        explained = Explained;
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!toHelp) return;
        toHelp = false;
        await shown.FocusAsync();
    }

    private bool IsShown(Field field) => field.IsShown(Activity?.Settings ?? PropertyBag.Empty) || Node.Checks.Any(check => check.Field == field.Name);

    private string? Find(string key) => Texts?.Find(StudioLanguages.Current, key);

    private string Text(string key) => Find(key) ?? key;

    private JsonElement? Value(string setting) => Activity?.Settings[setting];

    private IReadOnlyList<PlacedProblem> Problems(string setting) => [.. Node.Checks.Where(check => check.Field == setting).Select(Placed)];

    private PlacedProblem Placed(CheckView check) => new(check.Path, check.Message, check.Blocks) { Repair = check.Repair?.Label, Mend = check.Repair is { } repair ? () => Submit(repair.Command) : null };

    private IReadOnlyList<KeyValuePair<string, string>> Choices(Field field) =>
        field.Kind is not (FieldKind.Choice or FieldKind.Choices or FieldKind.Channels) ? [] : [.. field.Choices.Select(choice => KeyValuePair.Create(choice, Text($"choice.{field.Name}.{choice}")))];

    private Task SetAsync(string setting, JsonElement? value) => Submit(new { kind = "set", activity = Node.Id, setting, value });

    private Task RenameAsync(JsonElement? name) => Submit(new { kind = "rename", activity = Node.Id, name = FieldValue.Text(name) is { Length: > 0 } text ? text : null });

    private Task NoteAsync(ChangeEventArgs args) => Submit(new { kind = "note", activity = Node.Id, text = args.Value is string { Length: > 0 } text ? text : null });
}
