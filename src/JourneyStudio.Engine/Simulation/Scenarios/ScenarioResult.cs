using System.Collections.Immutable;
using System.Globalization;
using JourneyStudio.Engine.Content;
using JourneyStudio.Engine.Execution;
using JourneyStudio.Engine.Members;

namespace JourneyStudio.Engine.Simulation.Scenarios;

/// <summary>What came of a scenario.</summary>
/// <param name="Scenario">The script.</param>
/// <param name="Members">Members at the end, by the script's names.</param>
/// <param name="Journeys">Definition ids by journey.</param>
/// <param name="Trace">All steps.</param>
/// <param name="Messages">All messages, in the order they were recorded.</param>
/// <param name="Refusals">Entries that were refused, in the order they were judged.</param>
/// <param name="Failures">Expectations that do not hold; empty when it passed.</param>
public sealed record ScenarioResult(
    Scenario Scenario,
    IReadOnlyDictionary<string, MemberSnapshot> Members,
    IReadOnlyDictionary<JourneyId, string> Journeys,
    ImmutableArray<TracedStep> Trace,
    ImmutableArray<ScenarioMessage> Messages,
    ImmutableArray<EntryRefusal> Refusals,
    ImmutableArray<ScenarioFailure> Failures)
{
    /// <summary>Whether every expectation holds.</summary>
    public bool Passed => Failures.IsEmpty;

    /// <summary>The trace as text, the same on every store: member, journey and entry, step, activity, port, instants, deciding values, effects; no ids.</summary>
    public string Golden()
    {
        var names = Members.ToDictionary(member => member.Value.Id, member => member.Key);
        var lines = Trace
            .OrderBy(traced => names[traced.Member], StringComparer.Ordinal)
            .ThenBy(traced => Journeys[traced.Journey], StringComparer.Ordinal)
            .ThenBy(traced => traced.EntryKey, StringComparer.Ordinal)
            .ThenBy(traced => traced.Step.Enrollment.Value)
            .ThenBy(traced => traced.Step.Step)
            .Select(traced => Line(names[traced.Member], Journeys[traced.Journey], traced));
        return string.Concat(lines.Select(line => line + "\n"));
    }

    private static string Line(string member, string journey, TracedStep traced)
    {
        var step = traced.Step;
        var left = step.LeftAt is { } at ? $" {step.Port ?? step.End} {Instant(at)}" : " parked";
        var values = string.Concat(step.Values.Select(value => $" [{value.Name}={value.Value}]"));
        var effects = string.Concat(step.Effects.Select(effect => $" {{{effect}}}"));
        return string.Create(CultureInfo.InvariantCulture, $"{member} {journey}[{traced.EntryKey}] {step.Step} {step.Activity} {Instant(step.ArrivedAt)}{left}{values}{effects}");
    }

    private static string Instant(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
}

/// <summary>A message of a scenario.</summary>
/// <param name="Member">To whom.</param>
/// <param name="Activity">Activity that asked for it.</param>
/// <param name="At">When it was recorded.</param>
/// <param name="Channel">Channel.</param>
/// <param name="Template">Key of the template.</param>
/// <param name="Rendered">What the member would have read, or why it was not sent.</param>
public sealed record ScenarioMessage(MemberId Member, string Activity, DateTimeOffset At, string Channel, string Template, RenderResult Rendered);
