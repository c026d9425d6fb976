using System.Collections.Immutable;
using JourneyStudio.Engine.Definitions;
using JourneyStudio.Engine.Simulation.Scenarios;
using JourneyStudio.Storage.Journeys.Scenarios;

namespace JourneyStudio.Web.Shared.Trying;

/// <summary>Plays a journey's scenarios and says whether they let it be published.</summary>
internal sealed class ScenarioGate(JourneyScenarios scenarios, ScenarioRequirements requirements, TriedJourneys journeys, ScenarioRuns runs)
{
    /// <param name="definition">The journey as it would be published.</param>
    /// <param name="cancellationToken">Ends the playing.</param>
    public async Task<ScenarioVerdict> JudgeAsync(JourneyDefinition definition, CancellationToken cancellationToken) =>
        await JudgeAsync(definition, await requirements.ReadAsync(cancellationToken), cancellationToken);

    /// <summary>Whether it may be published; where nothing is asked, nothing is played.</summary>
    public async Task<bool> AllowsAsync(JourneyDefinition definition, CancellationToken cancellationToken)
    {
        var asked = await requirements.ReadAsync(cancellationToken);
        return asked == ScenarioRequirement.None || !(await JudgeAsync(definition, asked, cancellationToken)).Blocks;
    }

    private async Task<ScenarioVerdict> JudgeAsync(JourneyDefinition definition, ScenarioRequirement asked, CancellationToken cancellationToken)
    {
        var kept = (await scenarios.ReadAsync(definition.DefinitionId, cancellationToken)).Select(one => one.Scenario).ToList();
        var journey = await journeys.OpenAsync(definition, cancellationToken);
        var outcomes = await runs.PlayAsync(journey, kept, cancellationToken).ToListAsync(cancellationToken);
        return new ScenarioVerdict(
            asked,
            kept.Count,
            [.. kept.Where((_, at) => outcomes[at] is not { IsOk: true, Value.Passed: true }).Select(scenario => scenario.Name)],
            journey.Plan is null ? 0 : ScenarioCoverage.Of(journey.Plan, outcomes.Where(outcome => outcome.IsOk).SelectMany(outcome => outcome.Value.Trace)).Percent);
    }
}

/// <summary>What a journey's scenarios say about publishing it.</summary>
/// <param name="Asked">What the workspace asks of them.</param>
/// <param name="Kept">How many there are.</param>
/// <param name="Failing">Names of those that do not hold, or cannot be played.</param>
/// <param name="Coverage">Percent of the journey's activities and ports that they go through together.</param>
public sealed record ScenarioVerdict(ScenarioRequirement Asked, int Kept, ImmutableArray<string> Failing, int Coverage)
{
    public bool TooFew => Coverage < Asked.Coverage;

    public bool Blocks => (Asked.Holding && !Failing.IsEmpty) || TooFew;
}
