using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using JourneyStudio.Engine;
using JourneyStudio.Engine.Activities;
using JourneyStudio.Engine.Content;
using JourneyStudio.Engine.Execution;
using JourneyStudio.Engine.Members;
using JourneyStudio.Engine.Simulation;
using JourneyStudio.Engine.Simulation.Scenarios;
using JourneyStudio.Storage.Journeys.Scenarios;
using JourneyStudio.Storage.Members;
using JourneyStudio.Web.Shared.Definitions;
using JourneyStudio.Web.Shared.Fields;
using JourneyStudio.Web.Shared.Localisation;
using JourneyStudio.Web.Shared.Security;
using JourneyStudio.Web.Shared.Trying;
using JourneyStudio.Web.Shared.Viewing;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace JourneyStudio.Web.Features.Sandbox;

/// <summary>A journey tried on one member in virtual time. What is tried lives in the page; what was done is kept by the tab.</summary>
public sealed partial class SandboxPage
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);
    private static readonly string[] Parts = ["picture", "timeline", "member"];
    private readonly List<SandboxMember> cast = [];
    private (string Journey, int? Version, long? Passage, long? Scenario) opened;
    private SandboxJourney? journey;
    private SandboxSession? session;
    private SandboxMember? shown;
    private SessionRecord? appointment;
    private SandboxStop stopped;
    private int? chosen;
    private bool missing;
    private bool busy;
    private bool adding;
    private string part = Parts[1];
    private ScenarioResult? checkedNow;
    private string? naming;
    private string? replayed;
    private Scenario? before;
    private bool searched;
    private long tester;
    private string? kept;
    private Problem? unkept;

    [Parameter] public string DefinitionId { get; set; } = "";

    [SupplyParameterFromQuery(Name = "version")] private string? VersionText { get; set; }

    /// <summary>Number of a passage that somebody has lived, to be gone through again.</summary>
    [SupplyParameterFromQuery(Name = "passage")] private string? PassageText { get; set; }

    /// <summary>Number of a scenario that is kept with the journey, to be gone through.</summary>
    [SupplyParameterFromQuery(Name = "scenario")] private string? ScenarioText { get; set; }

    /// <summary>Whether the first trial is gone through step by step.</summary>
    [SupplyParameterFromQuery] private string? Tour { get; set; }

    [CascadingParameter] private ViewerSettings Viewer { get; set; } = null!;

    [Inject] private NavigationManager Navigation { get; set; } = null!;
    [Inject] private SandboxDesk Desk { get; set; } = null!;
    [Inject] private TrialTexts Texts { get; set; } = null!;
    [Inject] private ActivityCatalog Catalog { get; set; } = null!;
    [Inject] private TimeProvider Clock { get; set; } = null!;
    [Inject] private ScenarioRuns Runs { get; set; } = null!;
    [Inject] private JourneyScenarios Scenarios { get; set; } = null!;
    [Inject] private PersonalReading Personal { get; set; } = null!;
    [Inject] private SignedIn SignedIn { get; set; } = null!;
    [Inject] private IJSRuntime Js { get; set; } = null!;

    private int? Version => (int?)Number(VersionText);

    private long? Passage => Number(PassageText);

    private long? Scenario => Number(ScenarioText);

    private string Designer => $"/journeys/{Uri.EscapeDataString(DefinitionId)}";

    private KeptRun Tab => new(Js, tester, DefinitionId, Version);

    private FieldContext Fields => new(journey!.Content, StudioLanguages.Current) { Now = Clock.GetUtcNow() };

    /// <summary>Times are told by the clock of the member who is shown.</summary>
    private ViewerSettings ByMember => Viewer with { Zone = shown!.Snapshot.Zone.Id };

    protected override async Task OnParametersSetAsync()
    {
        if (opened == (DefinitionId, Version, Passage, Scenario)) return;
        opened = (DefinitionId, Version, Passage, Scenario);
        (session, shown, stopped, chosen, checkedNow, naming, kept, replayed) = (null, null, SandboxStop.None, null, null, null, null, null);
        (before, searched) = (null, false);
        cast.Clear();
        journey = await Desk.OpenAsync(DefinitionId, Version, CancellationToken.None);
        missing = journey is null;
        if (journey is null) return;
        tester = await SignedIn.ActorAsync();
        appointment = TrialSession.Of(journey.Content.Content.Zone, Clock.GetUtcNow());
        journey = journey with { Names = journey.Names with { Sessions = new Dictionary<string, LocalText>(journey.Names.Sessions) { [appointment.Key] = appointment.Names } } };
        if (Passage is { } passage) await ReplayAsync(passage);
        else if (Scenario is { } scenario) await FollowAsync(scenario);
    }

    /// <summary>Only the browser knows of a run that was under way when the page was loaded again.</summary>
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (searched || journey?.Plan is null || session is not null || Passage is not null || Scenario is not null) return;
        searched = true;
        before = await Tab.FindAsync(CancellationToken.None);
        if (before is not null) StateHasChanged();
    }

    /// <summary>Does again what was done before the page was loaded.</summary>
    private async Task GoOnAsync(Scenario script)
    {
        var compiled = await Desk.PlansAsync(script, journey!, CancellationToken.None);
        if (!compiled.TryGet(out var plans))
        {
            replayed = Say(compiled.Problems[0]);
            return;
        }

        await PlayAsync(script, plans, [.. script.Members.Select(one => SandboxMember.Scripted(one, SandboxOrigin.Before, journey!.Content.Content.Zone))], FiredBy.Tester);
        replayed = L[script.Members.Any(one => !one.Attributes.ContainsKey(BuiltInAttributes.Name)) ? "Before.Done.Unnamed" : "Before.Done"];
    }

    private async Task ForgetAsync()
    {
        before = null;
        await Tab.KeepAsync(null);
    }

    /// <summary>Of those who were copied without personal values, which the tab is not to have.</summary>
    private async Task RememberAsync()
    {
        if (!RendererInfo.IsInteractive || session is not { Members.Count: > 0 } || Passage is not null || Scenario is not null) return;
        var script = session.Script(DefinitionId);
        await Tab.KeepAsync(script with { Members = [.. script.Members.Select((one, place) => cast[place].From is SandboxOrigin.Copied or SandboxOrigin.Lived ? SandboxMember.Anonymous(one, journey!.Content) : one)] });
    }

    /// <summary>Puts whoever lived the passage in as it found them, and lets them do the same.</summary>
    private async Task ReplayAsync(long passage)
    {
        if (await Desk.ReplayAsync(passage, journey!, await SignedIn.ScopeAsync(StudioPolicies.Draft), CancellationToken.None) is not var (place, script))
        {
            replayed = L["Replay.Nothing"];
            return;
        }

        var mask = PersonalMask.Of(await Personal.ReadAsync([place.Member], CancellationToken.None), place.Member, mayLook: false);
        await PlayAsync(script, journey!.Alone, [SandboxMember.Lived(place.Name, script.Members[0], mask, journey.Content.Content.Zone)], FiredBy.Life);
        var (lived, now) = (script.Then[0].Path!.Value, ScenarioPath.Of(session!.Steps(shown!.Id)));
        replayed = lived.SequenceEqual(now) ? L["Replay.Same", shown.Name] : L["Replay.Other", shown.Name, TitleOf(ScenarioPath.ActivityOf(lived[Math.Min(ScenarioPath.Alike(lived, now), lived.Length - 1)]))];
    }

    /// <summary>Puts the members of a scenario in, and lets them do what it says.</summary>
    private async Task FollowAsync(long scenario)
    {
        if (journey!.Plan is null) return;
        switch (await Desk.KeptAsync(scenario, journey, CancellationToken.None))
        {
            case null:
                replayed = L["Scenario.Nothing"];
                break;
            case var (script, plans):
                if (!plans.TryGet(out var compiled))
                {
                    replayed = Say(plans.Problems[0]);
                    break;
                }

                await PlayAsync(script, compiled, [.. script.Members.Where(one => !one.Staff).Select(one => SandboxMember.Scripted(one, SandboxOrigin.Scenario, journey.Content.Content.Zone))], FiredBy.Scenario);
                replayed = L["Scenario.Followed", script.Name];
                checkedNow = (await Runs.PlayAsync(journey.Tried, script, CancellationToken.None)).TryGet(out var result) ? result : null;
                break;
        }
    }

    private async Task PlayAsync(Scenario script, PlanSet plans, IReadOnlyList<SandboxMember> members, FiredBy by)
    {
        journey = journey! with { Names = journey.Names with { Sessions = script.Sessions.Aggregate(new Dictionary<string, LocalText>(journey.Names.Sessions), (names, one) => new(names) { [one.Key] = one.Names }) } };
        session = await SandboxSession.BeginAsync(plans, script.Sessions.IsEmpty ? [appointment!] : script.Sessions, script.Start, Texts.Render);
        foreach (var one in members) await SeatAsync(one);
        var names = cast.Zip(script.Members.Where(one => !one.Staff), (here, there) => (there.Id, Member: here.Id)).ToDictionary(pair => pair.Id, pair => pair.Member);
        await GoAsync(token => session.FollowAsync(script, names, by, token));
    }

    /// <summary>The way of the member who is shown; and the one that the scenario expects, where that is another.</summary>
    private PictureMarks Marks => SandboxPath.Of(session!, shown!.Id, chosen, ShortTime) with { Wanted = checkedNow is null ? new HashSet<(string, string)>() : ScenarioMarks.Of(checkedNow, DefinitionId).Wanted };

    private string ShortTime(DateTimeOffset at)
    {
        var (local, today) = (Moments.InZoneOf(at, ByMember), Moments.InZoneOf(session!.Now, ByMember));
        return local.Date == today.Date ? Moments.Time(local) : Moments.Date(DateOnly.FromDateTime(local.DateTime), DateOnly.FromDateTime(today.DateTime));
    }

    /// <summary>A number in the address; what is none names nothing that there is.</summary>
    private static long? Number(string? text) => text is null ? null : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : -1;

    private string TitleOf(string activity) => journey!.Definition.Find(activity) is { } found ? ActivityLook.Of(found, Catalog, StudioLanguages.Current).Title : activity;

    private string Say(Problem problem)
    {
        var type = problem.Activity is { } id ? journey!.Definition.Find(id)?.Type : null;
        return ProblemTexts.Say(problem, StudioLanguages.Current, type is not null && Catalog.Find(type) is not null ? Catalog.Texts(type) : null);
    }

    private async Task BeginAsync(SandboxStart begun)
    {
        var plans = begun.Beside ? await Desk.TogetherAsync(journey!, begun.At, CancellationToken.None) : Result.Ok(journey!.Alone);
        if (!plans.TryGet(out var compiled))
        {
            replayed = Say(plans.Problems[0]);
            return;
        }

        session = await SandboxSession.BeginAsync(compiled, [TrialSession.Of(journey!.Content.Content.Zone, begun.At)], begun.At, Texts.Render);
        foreach (var one in begun.Members) await SeatAsync(one);
        await RememberAsync();
    }

    private async Task PutInAsync(SandboxStart others)
    {
        adding = false;
        foreach (var one in others.Members.Take(SandboxSession.MostMembers - cast.Count)) await SeatAsync(one);
        shown = cast[^1];
        await RememberAsync();
    }

    private async Task SeatAsync(SandboxMember member)
    {
        var seated = member with { Snapshot = await session!.PutInAsync(member.Snapshot, CancellationToken.None) };
        cast.Add(seated);
        (shown, chosen) = (cast[0], null);
    }

    private Task TakeOutAsync(SandboxMember member) => GoAsync(async token =>
    {
        await session!.TakeOutAsync(member.Id, token);
        cast.Remove(member);
        if (shown == member) shown = cast[0];
        return SandboxStop.None;
    });

    private Task FireAsync((string Name, ImmutableSortedDictionary<string, JsonElement> Properties) fired)
    {
        var form = fired.Properties.TryGetValue("form", out var key) ? journey!.Content.Form(key.ToString()) : null;
        var answers = fired.Name == "form.submitted" && form is not null
            ? form.Fields.Where(field => field.Attribute is not null && fired.Properties.ContainsKey(field.Key)).ToImmutableSortedDictionary(field => field.Attribute!, field => fired.Properties[field.Key])
            : ImmutableSortedDictionary<string, JsonElement>.Empty;
        var agrees = fired.Name == "form.submitted" && form is not null ? form.Agreed(field => fired.Properties.TryGetValue(field, out var tick) && tick.ValueKind == JsonValueKind.True).ToImmutableArray() : [];
        return GoAsync(token => session!.FireAsync(shown!.Id, new ScenarioAct { At = session.Now, Member = shown.Snapshot.PublicId, Event = fired.Name, Properties = fired.Properties, Set = answers, Agrees = agrees }, token));
    }

    private Task MoveAsync(SessionRecord moved) => GoAsync(token => session!.MoveAsync(moved, token));

    private void LookAsync(int after)
    {
        session!.Look(after);
        (stopped, chosen) = (SandboxStop.None, null);
    }

    private async Task<SandboxStop> BranchAsync(CancellationToken cancellationToken)
    {
        await session!.GoOnFromHereAsync(cancellationToken);
        return SandboxStop.None;
    }

    /// <summary>A line is looked at together with the member whose it is.</summary>
    private void ChooseLine(int line)
    {
        chosen = chosen == line ? null : line;
        shown = cast.Find(one => one.Id == session!.Lines[line].Member) ?? shown;
    }

    /// <summary>The latest line of an activity that the tester points at in the picture.</summary>
    private void ChooseActivity(string activity)
    {
        var line = session!.Lines.ToList().FindLastIndex(line => line.Member == shown!.Id && line.Beside is null && line.Step?.Activity == activity);
        chosen = line < 0 ? null : line;
    }

    /// <summary>Keeps what was done as a scenario: what came of it is expected from now on.</summary>
    private async Task KeepAsync()
    {
        var script = session!.Script(naming!.Trim());
        var anonymous = script with { Members = [.. script.Members.Select(one => SandboxMember.Anonymous(one, journey!.Content))] };
        var played = await Runs.PlayAsync(journey!.Tried, anonymous, CancellationToken.None);
        var saved = played.TryGet(out var result)
            ? await Scenarios.AddAsync(DefinitionId, ScenarioRecording.Of(result, DefinitionId), await SignedIn.ActorAsync(), CancellationToken.None)
            : Result.Fail<long>(played.Problems);
        unkept = saved.IsOk ? null : saved.Problems[0];
        if (saved.IsOk) (kept, naming) = (naming.Trim(), null);
    }

    /// <summary>One press at a time, and none that holds the page up for long. It runs in the page's own turn, so that nothing is drawn of what is half done.</summary>
    private async Task GoAsync(Func<CancellationToken, Task<SandboxStop>> press)
    {
        if (busy) return;
        busy = true;
        using var patience = new CancellationTokenSource(Patience, Clock);
        try
        {
            stopped = await press(patience.Token);
        }
        catch (OperationCanceledException)
        {
            stopped = SandboxStop.Lines;
        }

        chosen = null;
        busy = false;
        await RememberAsync();
    }
}
