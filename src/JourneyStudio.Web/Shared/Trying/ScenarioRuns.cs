using JourneyStudio.Engine;
using JourneyStudio.Engine.Activities;
using JourneyStudio.Engine.Content;
using JourneyStudio.Engine.Definitions;
using JourneyStudio.Engine.Execution;
using JourneyStudio.Engine.Simulation;
using JourneyStudio.Engine.Simulation.Scenarios;
using JourneyStudio.Storage.Content;
using JourneyStudio.Storage.Journeys;

namespace JourneyStudio.Web.Shared.Trying;

/// <summary>Plays scenarios on a journey's draft, in memory. Journeys that run beside it do so as they are published, else as they are drawn.</summary>
internal sealed class ScenarioRuns(DraftStore drafts, JourneyPublishing publishing, WorkspaceContents contents, ActivityCatalog catalog, TrialTexts texts, TimeProvider clock)
{
    /// <summary>Longest that one scenario may take, in real time.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    /// <summary>The journey as it is drawn now; null where there is none.</summary>
    public async Task<TriedJourney?> OpenAsync(string definitionId, CancellationToken cancellationToken)
    {
        if (await drafts.FindAsync(definitionId, cancellationToken) is not { } draft) return null;
        var content = new ContentCatalog(await contents.ReadAsync(cancellationToken));
        var plan = Plan.Compile(new PlanIdentity(new JourneyId(1), definitionId, new VersionId(1), 1), draft.Definition, catalog);
        return new TriedJourney(draft.Definition, content, plan.IsOk ? plan.Value : null, plan.Problems);
    }

    /// <summary>Plays a scenario.</summary>
    /// <returns>What came of it; or what keeps one of the journeys from running, and problem <c>scenario.no-journey</c> or <c>scenario.long</c>.</returns>
    public async Task<Result<ScenarioResult>> PlayAsync(TriedJourney journey, Scenario scenario, CancellationToken cancellationToken)
    {
        var others = new Dictionary<string, JourneyDefinition>(StringComparer.Ordinal);
        foreach (var id in scenario.Journeys.Distinct())
            if (await OtherAsync(id, cancellationToken) is { } other) others.Add(id, other);
        var plans = ScenarioPlans.Of(scenario, journey.Definition, others.GetValueOrDefault, journey.Content, catalog);
        if (!plans.TryGet(out var compiled)) return Result.Fail<ScenarioResult>(plans.Problems);
        using var patience = new CancellationTokenSource(Patience, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellationToken);
        try
        {
            var store = new InMemoryStore(scenario.Sessions.ToDictionary(session => session.Key));
            return await Task.Run(() => ScenarioRun.RunAsync(scenario, compiled, texts.Render, store, either.Token), either.Token);
        }
        catch (OperationCanceledException) when (patience.IsCancellationRequested)
        {
            return new Problem("scenario.long", $"{Patience.TotalSeconds:0}");
        }
    }

    private async Task<JourneyDefinition?> OtherAsync(string definitionId, CancellationToken cancellationToken) =>
        await publishing.PublishedAsync(definitionId, cancellationToken) is { } version && DefinitionJson.Read(version.Text).TryGet(out var published) ? published
        : (await drafts.FindAsync(definitionId, cancellationToken))?.Definition;
}
