using System.Collections.Immutable;
using JourneyStudio.Engine.Activities;
using JourneyStudio.Engine.Execution;

namespace JourneyStudio.Engine.Simulation.Scenarios;

/// <summary>What of a journey its scenarios have been through.</summary>
/// <param name="Activities">Number of activities.</param>
/// <param name="Ports">Number of ports that can be left by in a simulation: nothing fails for good there.</param>
/// <param name="MissedActivities">Activities that nobody came to, as drawn.</param>
/// <param name="MissedPorts">Ports that nobody left by, as drawn.</param>
public sealed record ScenarioCoverage(int Activities, int Ports, ImmutableArray<string> MissedActivities, ImmutableArray<(string Activity, string Port)> MissedPorts)
{
    /// <summary>Whole percent of activities and ports together, rounded down: 100 only when nothing is missed.</summary>
    public int Percent => Activities + Ports == 0 ? 100 : 100 * (Activities + Ports - MissedActivities.Length - MissedPorts.Length) / (Activities + Ports);

    /// <summary>Of a journey by what came of its scenarios.</summary>
    /// <param name="plan">The journey as the scenarios played it.</param>
    /// <param name="traces">Their traces.</param>
    public static ScenarioCoverage Of(Plan plan, IEnumerable<TracedStep> traces)
    {
        var steps = traces.Where(traced => traced.Journey == plan.Identity.Journey).Select(traced => traced.Step).ToList();
        var came = steps.Select(step => step.Activity).ToHashSet();
        var left = steps.Where(step => step.Port is not null).Select(step => (step.Activity, step.Port!)).ToHashSet();
        List<BoundActivity> all = [.. plan.Definition.Activities.Select(activity => plan.Find(activity.Id)).OfType<BoundActivity>()];
        List<(string Activity, string Port)> ports = [.. from activity in all from port in activity.Ports where port.Name != ActivityKind.FailedPort select (activity.Definition.Id, port.Name)];
        return new ScenarioCoverage(
            all.Count,
            ports.Count,
            [.. all.Select(activity => activity.Definition.Id).Where(activity => !came.Contains(activity))],
            [.. ports.Where(port => !left.Contains(port))]);
    }
}
