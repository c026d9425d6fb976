using System.Collections.Immutable;
using JourneyStudio.Engine.Execution;

namespace JourneyStudio.Engine.Simulation.Scenarios;

/// <summary>Paths as expectations write them.</summary>
public static class ScenarioPath
{
    private const char Separator = ':';

    /// <summary>The steps of an enrollment in order: <c>activity:Port</c>, <c>activity</c> where it is parked, <c>activity:exited</c> where it ended. Empty: it never was.</summary>
    public static ImmutableArray<string> Of(ScenarioResult result, string member, string journey, string entry) => Of(Steps(result, member, journey, entry).Select(traced => traced.Step));

    /// <summary>The same of steps that are known.</summary>
    public static ImmutableArray<string> Of(IEnumerable<TraceStep> steps) => [.. steps.Select(Write)];

    /// <summary>Id of the activity that a step is of.</summary>
    public static string ActivityOf(string step) => step.Split(Separator, 2)[0];

    /// <summary>The port or end that a step left by; null where it is parked.</summary>
    public static string? PortOf(string step) => step.Split(Separator, 2) is [_, var port] ? port : null;

    /// <summary>How many steps two paths begin with alike.</summary>
    public static int Alike(ImmutableArray<string> one, ImmutableArray<string> other) => one.Zip(other).TakeWhile(pair => pair.First == pair.Second).Count();

    internal static IReadOnlyList<TracedStep> Steps(ScenarioResult result, string member, string journey, string entry)
    {
        var id = result.Members[member].Id;
        return [.. result.Trace.Where(traced => traced.Member == id && result.Journeys[traced.Journey] == journey && traced.EntryKey == entry)];
    }

    private static string Write(TraceStep step) => (step.Port ?? step.End) is { } left ? $"{step.Activity}{Separator}{left}" : step.Activity;
}
