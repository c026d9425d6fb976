using System.Collections.Immutable;
using JourneyStudio.Engine.Execution;
using JourneyStudio.Engine.Simulation;
using JourneyStudio.Engine.Simulation.Scenarios;

namespace JourneyStudio.Cli.Testing;

/// <summary>What all scenarios of a run together have been through of one journey.</summary>
/// <param name="Journey">Logical id of the journey.</param>
/// <param name="Percent">Whole percent of activities and ports, rounded down.</param>
/// <param name="Missed">Activities that nobody came to, and ports that nobody left by as <c>activity:Port</c>.</param>
internal sealed record CoverageReport(string Journey, int Percent, ImmutableArray<string> Missed)
{
    /// <summary>Of each journey, in order of their ids.</summary>
    public static ImmutableArray<CoverageReport> Of(IEnumerable<ScenarioReport> reports) =>
    [
        .. from played in reports.SelectMany(report => report.Played)
           group played by played.Plan.Identity.Key into journey
           orderby journey.Key
           select Of(journey.Key, [.. journey]),
    ];

    private static CoverageReport Of(string journey, IReadOnlyList<(Plan Plan, ImmutableArray<TracedStep> Trace)> played)
    {
        var last = played[^1].Plan;
        // Each scenario numbers its journeys for itself
        var steps = played.SelectMany(one => one.Trace.Where(traced => traced.Journey == one.Plan.Identity.Journey).Select(traced => traced with { Journey = last.Identity.Journey }));
        var coverage = ScenarioCoverage.Of(last, steps);
        return new CoverageReport(journey, coverage.Percent, [.. coverage.MissedActivities, .. coverage.MissedPorts.Where(port => !coverage.MissedActivities.Contains(port.Activity)).Select(port => $"{port.Activity}:{port.Port}")]);
    }
}
