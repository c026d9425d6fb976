using JourneyStudio.Engine;
using JourneyStudio.Engine.Simulation.Scenarios;
using JourneyStudio.Storage.Journeys.Scenarios;

namespace JourneyStudio.Web.Features.Scenarios;

/// <summary>A scenario in the list.</summary>
/// <param name="Kept">The scenario.</param>
/// <param name="Outcome">What came of it; null: not played yet.</param>
public sealed record PlayedScenario(KeptScenario Kept, Result<ScenarioResult>? Outcome)
{
    public bool Holds => Outcome is { IsOk: true, Value.Passed: true };

    public bool Fails => Outcome is not null && !Holds;
}
