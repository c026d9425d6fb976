using JourneyStudio.Engine;
using JourneyStudio.Engine.Activities;
using JourneyStudio.Engine.Rules;
using JourneyStudio.Engine.Simulation;
using JourneyStudio.Engine.Simulation.Scenarios;
using JourneyStudio.Storage.Journeys.Scenarios;
using JourneyStudio.Web.Shared.Definitions;
using JourneyStudio.Web.Shared.Localisation;
using JourneyStudio.Web.Shared.Security;
using JourneyStudio.Web.Shared.Trying;
using Microsoft.AspNetCore.Components;

namespace JourneyStudio.Web.Features.Scenarios;

/// <summary>The scenarios that are kept with a journey: played on its draft, with what they go through of it and members at the edges of its rules to add.</summary>
public sealed partial class ScenariosPage
{
    private const int LongestName = 120;
    private List<PlayedScenario> rows = [];
    private List<(EdgeCase Edge, string Name)> edges = [];
    private TriedJourney? journey;
    private ScenarioCoverage? coverage;
    private Problem? failure;
    private long? chosen;
    private bool missing;
    private bool busy;

    [Parameter] public string DefinitionId { get; set; } = "";

    [Inject] private JourneyScenarios Scenarios { get; set; } = null!;
    [Inject] private TriedJourneys Journeys { get; set; } = null!;
    [Inject] private ScenarioRuns Runs { get; set; } = null!;
    [Inject] private ActivityCatalog Catalog { get; set; } = null!;
    [Inject] private SignedIn SignedIn { get; set; } = null!;
    [Inject] private TimeProvider Clock { get; set; } = null!;

    private string Designer => $"/journeys/{Uri.EscapeDataString(DefinitionId)}";

    private PlayedScenario? Chosen => rows.Find(row => row.Kept.Id == chosen) ?? rows.Find(row => row.Fails) ?? rows.FirstOrDefault();

    private string Sum => L["Sum", rows.Count(row => row.Holds), rows.Count] + (coverage is null ? "" : L["Sum.Coverage", coverage.Percent]);

    /// <summary>Activities that are missed as a whole, or by some ports.</summary>
    private IEnumerable<(string Activity, IReadOnlyList<string> Ports)> Missed =>
        coverage!.MissedActivities.Select(activity => (activity, (IReadOnlyList<string>)[]))
            .Concat(coverage.MissedPorts.Where(port => !coverage.MissedActivities.Contains(port.Activity)).GroupBy(port => port.Activity).Select(group => (group.Key, (IReadOnlyList<string>)[.. group.Select(port => port.Port)])));

    protected override async Task OnParametersSetAsync()
    {
        if (journey?.Definition.DefinitionId == DefinitionId) return;
        journey = await Journeys.OpenAsync(DefinitionId, CancellationToken.None);
        missing = journey is null;
        if (journey is null) return;
        await ReadAsync();
        if (journey.Plan is not null) await PlayAllAsync();
    }

    private ActivityLook LookOf(string activity) =>
        journey!.Definition.Find(activity) is { } found ? ActivityLook.Of(found, Catalog, StudioLanguages.Current) : ActivityLook.Unknown(activity);

    private static string Say(Problem problem) => ProblemTexts.Say(problem, StudioLanguages.Current);

    private async Task ReadAsync()
    {
        var kept = await Scenarios.ReadAsync(DefinitionId, CancellationToken.None);
        rows = [.. kept.Select(one => new PlayedScenario(one, rows.Find(row => row.Kept.Id == one.Id && row.Kept.Revision == one.Revision)?.Outcome))];
        edges = journey!.Plan is null ? [] : [.. Offered().Where(edge => !rows.Exists(row => row.Kept.Scenario.Name == edge.Name)).DistinctBy(edge => edge.Name)];
    }

    private IEnumerable<(EdgeCase Edge, string Name)> Offered()
    {
        var now = Clock.GetUtcNow();
        var start = new DateTimeOffset(now.Year, now.Month, now.Day, now.Hour, 0, 0, TimeSpan.Zero);
        return EdgeCases.Of(journey!.Plan!, Catalog, journey.Content, TrialSession.Of(journey.Content.Content.Zone, start), start).Select(edge => (edge, NameOf(edge)));
    }

    private string NameOf(EdgeCase edge)
    {
        var side = L[$"Edge.{edge.Edge}", edge.Value].Value;
        var asked = edge.Asked is { } rule ? $"{RuleSentence.Say(rule, StudioLanguages.Current, journey!.Content)}: {side}" : side;
        var name = edge.Activity is { } activity ? $"{LookOf(activity).Title}: {asked}" : asked;
        return name.Length <= LongestName ? name : $"{name[..(LongestName - side.Length - 2)]}… {side}"[..LongestName];
    }

    private Task PlayAllAsync() => BusyAsync(() => PlayAsync([.. rows]));

    private async Task PlayAsync(List<PlayedScenario> some)
    {
        var next = 0;
        await foreach (var outcome in Runs.PlayAsync(journey!, some.ConvertAll(row => row.Kept.Scenario), CancellationToken.None))
        {
            var played = some[next++];
            rows[rows.IndexOf(played)] = played with { Outcome = outcome };
            StateHasChanged();
        }
    }

    private Task ChangeAsync((KeptScenario Kept, Scenario Changed) change) => BusyAsync(async () =>
    {
        var done = await Scenarios.ReplaceAsync(DefinitionId, change.Kept.Id, change.Kept.Revision, change.Changed, await SignedIn.ActorAsync(), CancellationToken.None);
        await TellAsync(done.Problems);
    });

    private Task RemoveAsync(KeptScenario kept) => BusyAsync(async () =>
    {
        var gone = await Scenarios.RemoveAsync(DefinitionId, kept.Id, kept.Revision, await SignedIn.ActorAsync(), CancellationToken.None);
        await TellAsync(gone ? [] : [new Problem("scenario.moved-on")]);
    });

    private Task KeepAsync(EdgeCase edge, string name) => BusyAsync(async () => await TellAsync(await RecordAsync(edge, name)));

    private Task KeepEdgesAsync() => BusyAsync(async () =>
    {
        var problems = new List<Problem>();
        foreach (var (edge, name) in edges.ToList()) problems.AddRange(await RecordAsync(edge, name));
        await TellAsync(problems);
    });

    /// <summary>What comes of it now is what is expected from now on.</summary>
    private async Task<IReadOnlyList<Problem>> RecordAsync(EdgeCase edge, string name)
    {
        var played = await Runs.PlayAsync(journey!, edge.Scenario with { Name = name }, CancellationToken.None);
        if (!played.TryGet(out var result)) return played.Problems;
        return (await Scenarios.AddAsync(DefinitionId, ScenarioRecording.Of(result, DefinitionId), await SignedIn.ActorAsync(), CancellationToken.None)).Problems;
    }

    private async Task TellAsync(IReadOnlyList<Problem> problems)
    {
        failure = problems.Count == 0 ? null : problems[0];
        await ReadAsync();
        if (journey!.Plan is not null) await PlayAsync(rows.FindAll(row => row.Outcome is null));
    }

    /// <summary>One thing at a time; what the scenarios go through is counted after it.</summary>
    private async Task BusyAsync(Func<Task> act)
    {
        if (busy) return;
        busy = true;
        await act();
        coverage = journey!.Plan is null || rows.Count == 0 ? null : ScenarioCoverage.Of(journey.Plan, rows.SelectMany(row => row.Outcome is { IsOk: true } outcome ? outcome.Value.Trace : []));
        busy = false;
    }
}
