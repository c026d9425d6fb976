using JourneyStudio.Engine.Activities;
using JourneyStudio.Engine.Execution;
using JourneyStudio.Engine.Members;
using JourneyStudio.Web.Shared.Definitions;
using JourneyStudio.Web.Shared.Localisation;
using JourneyStudio.Web.Shared.Traces;
using JourneyStudio.Web.Shared.Viewing;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace JourneyStudio.Web.Features.Sandbox;

/// <summary>What happened and why, by the member's clock. What came after the moment that is looked at stands there faintly.</summary>
public sealed partial class SandboxTimeline(RecordWords words, ActivityCatalog catalog, IJSRuntime js)
{
    private static readonly string[] Filters = ["All", "Decisions", "Messages"];
    private string filter = Filters[0];
    private ElementReference list;
    private int followed = -1;

    [Parameter, EditorRequired] public SandboxSession Session { get; set; } = null!;

    [Parameter, EditorRequired] public SandboxJourney Journey { get; set; } = null!;

    /// <summary>Everybody who was put in.</summary>
    [Parameter, EditorRequired] public IReadOnlyList<SandboxMember> Cast { get; set; } = [];

    /// <summary>Whom the page shows.</summary>
    [Parameter, EditorRequired] public SandboxMember Shown { get; set; } = null!;

    /// <summary>How their clock shows instants.</summary>
    [Parameter, EditorRequired] public ViewerSettings Clock { get; set; } = null!;

    /// <summary>The title of an activity.</summary>
    [Parameter, EditorRequired] public Func<string, string> ActivityTitle { get; set; } = null!;

    /// <summary>Number of the line that is shown in the picture; null: none.</summary>
    [Parameter] public int? Chosen { get; set; }

    [Parameter] public EventCallback<int> Choose { get; set; }

    /// <summary>Looks at the moment after so many lines.</summary>
    [Parameter] public EventCallback<int> Look { get; set; }

    private RecordWords Words => words;

    private IReadOnlyList<Token> Waiting => Session.InMoment ? [] : Session.Standing(Shown.Id).Waiting;

    private IEnumerable<(SandboxLine Line, int Number)> Told => Session.Lines.Select((line, number) => (line, number)).Where(told => filter switch
    {
        "Decisions" => told.line.Refused is not null || !told.line.Values.IsEmpty,
        "Messages" => !told.line.Messages.IsEmpty,
        _ => true,
    });

    private DateOnly Today => DateOnly.FromDateTime(Local(Session.Start).DateTime);

    /// <summary>Whoever goes on sees the line that they came to.</summary>
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        var last = Session.Shown - 1;
        if (followed == last) return;
        followed = last;
        await using var script = await js.InvokeAsync<IJSObjectReference>("import", "./js/in-sight.js");
        await script.InvokeVoidAsync("bring", list, $"[data-line='{last}']");
    }

    private DateTimeOffset Local(DateTimeOffset at) => Moments.InZoneOf(at, Clock);

    private DateOnly DayOf(SandboxLine line) => DateOnly.FromDateTime(Local(line.At).DateTime);

    private string Heading(DateOnly day) => L["Timeline.Day", Moments.LongDay(day, Today), day.DayNumber - Today.DayNumber + 1];

    private string NameOf(MemberId member) => Cast.FirstOrDefault(one => one.Id == member)?.Name ?? "";

    private PersonalMask MaskOf(SandboxLine line) => Cast.FirstOrDefault(one => one.Id == line.Member)?.Mask ?? Shown.Mask;

    private ActivityLook LookOf(SandboxLine line, string activity) =>
        Session.DefinitionOf(line.Beside).Find(activity) is { } found ? ActivityLook.Of(found, catalog, StudioLanguages.Current) : ActivityLook.Unknown(activity);

    /// <summary>A line stays when time goes on: where it says that the member waits, they did so then.</summary>
    private (string Text, string IconName, string Tone)? Mark(TraceStep step, ActivityLook look) =>
        step is { LeftAt: null, End: null } ? (L["Waits"], "hourglass", "") : words.Left(step.End, step.Port, step.LeftAt, look);

    private string Waits(Token token)
    {
        var until = token.Due is { } due ? Moments.DayAndTime(Local(due), Today) : "";
        return (token.AwaitedEvent, token.Due) switch
        {
            ({ } awaited, null) => L["Next.For", ActivityTitle(token.Activity), words.Event(awaited)],
            ({ } awaited, _) => L["Next.ForUntil", ActivityTitle(token.Activity), words.Event(awaited), until],
            (_, null) => L["Next.Change", ActivityTitle(token.Activity)],
            _ => L["Next.Until", ActivityTitle(token.Activity), until],
        };
    }

    private string Title(SandboxLine line) => line switch
    {
        { Fired.Act: { } act } => words.Event(act.Event),
        { Made: SandboxMove.Change { Moved.Session.Cancelled: true } } => L["Made.Off"],
        { Made: SandboxMove.Change } => L["Made.Moved"],
        { Made: SandboxMove.Merge } => L["Made.Merged"],
        { Made: SandboxMove.Erase } => L["Made.Erased"],
        _ => L["Refused"],
    };

    private IEnumerable<string> Notes(SandboxLine line)
    {
        if (line.Made is SandboxMove.Change { Moved.Session: var session })
            yield return session.Cancelled ? session.Names.In(StudioLanguages.Current) : L["Made.Moved.To", session.Names.In(StudioLanguages.Current), Moments.DayAndTime(Local(session.StartsAt), Today)];
        if (line.Made is SandboxMove.Merge { Survivor: var survivor }) yield return L["Made.Merged.Into", NameOf(survivor)];
        if (line.Fired is { Act: var act, By: var by })
        {
            yield return L[$"Fired.{by}"];
            foreach (var (name, value) in act.Properties)
                if (words.Property(name, value.ToString(), Journey.Names, Clock, MaskOf(line)) is { } said) yield return said;
        }

        if (line.Refused is { } reason) yield return words.Refusal(reason);
        foreach (var effect in line.Effects) yield return words.Effect(effect, Journey.Names);
    }

    private List<(string Name, string Value)> Values(SandboxLine line) =>
        [.. line.Values.Select(value => (words.Looked(value.Name, Journey.Names), words.Found(value, Journey.Names, Clock, MaskOf(line))))];
}
