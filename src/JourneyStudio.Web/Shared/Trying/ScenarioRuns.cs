using System.Runtime.CompilerServices;
using JourneyStudio.Engine;
using JourneyStudio.Engine.Execution;
using JourneyStudio.Engine.Simulation;
using JourneyStudio.Engine.Simulation.Scenarios;
using JourneyStudio.Storage.Journeys.Scenarios;

namespace JourneyStudio.Web.Shared.Trying;

/// <summary>Plays scenarios on a journey, in memory.</summary>
internal sealed class ScenarioRuns(TriedJourneys journeys, TrialTexts texts, TimeProvider clock)
{
    /// <summary>Longest that one scenario may take, in real time.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    /// <summary>Plays one.</summary>
    public async Task<Result<ScenarioResult>> PlayAsync(TriedJourney journey, Scenario scenario, CancellationToken cancellationToken) =>
        await PlayAsync(journey, [scenario], cancellationToken).SingleAsync(cancellationToken);

    /// <summary>Plays some, in order.</summary>
    /// <returns>For each what came of it; or what keeps one of the journeys from running, and problem <c>scenario.no-journey</c> or <c>scenario.long</c>.</returns>
    public async IAsyncEnumerable<Result<ScenarioResult>> PlayAsync(TriedJourney journey, IReadOnlyCollection<Scenario> scenarios, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var (scenario, plans) in await journeys.PlansAsync(journey, scenarios, cancellationToken))
            yield return plans.TryGet(out var compiled) ? await RunAsync(scenario, compiled, cancellationToken) : Result.Fail<ScenarioResult>(plans.Problems);
    }

    private async Task<Result<ScenarioResult>> RunAsync(Scenario scenario, PlanSet plans, CancellationToken cancellationToken)
    {
        using var patience = new CancellationTokenSource(Patience, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellationToken);
        try
        {
            var store = new InMemoryStore(scenario.Sessions.ToDictionary(session => session.Key));
            return await Task.Run(() => ScenarioRun.RunAsync(scenario, plans, texts.Render, store, either.Token), either.Token);
        }
        catch (OperationCanceledException) when (patience.IsCancellationRequested)
        {
            return new Problem("scenario.long", $"{Patience.TotalSeconds:0}");
        }
    }
}
