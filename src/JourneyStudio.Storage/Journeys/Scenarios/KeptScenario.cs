using JourneyStudio.Engine.Simulation.Scenarios;

namespace JourneyStudio.Storage.Journeys.Scenarios;

/// <summary>A scenario as it is kept.</summary>
/// <param name="Id">Its number.</param>
/// <param name="Revision">Which state of it this is.</param>
/// <param name="Scenario">The scenario.</param>
/// <param name="UpdatedAt">When it was changed last.</param>
public sealed record KeptScenario(long Id, int Revision, Scenario Scenario, DateTimeOffset UpdatedAt);
