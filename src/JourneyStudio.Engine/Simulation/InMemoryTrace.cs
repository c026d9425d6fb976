using System.Collections.Immutable;
using JourneyStudio.Engine.Execution;
using JourneyStudio.Engine.Members;

namespace JourneyStudio.Engine.Simulation;

/// <summary>All steps in the order they were made; a departure changes its step in its place.</summary>
internal sealed class InMemoryTrace
{
    private readonly List<(MemberId Member, TraceStep Step)> steps = [];
    private readonly Dictionary<EnrollmentId, List<int>> places = [];

    public IReadOnlyList<(MemberId Member, TraceStep Step)> Steps => steps;

    public void Record(MemberChanges change)
    {
        foreach (var step in change.Steps)
        {
            if (!places.TryGetValue(step.Enrollment, out var ofEnrollment)) places.Add(step.Enrollment, ofEnrollment = []);
            ofEnrollment.Add(steps.Count);
            steps.Add((change.Member, step));
        }

        foreach (var anew in change.Resolved)
        {
            var at = Place(anew);
            var before = steps[at].Step;
            steps[at] = (change.Member, before with { By = anew.By ?? before.By, Values = [.. before.Values, .. anew.Values] });
        }

        foreach (var left in change.Departures)
        {
            var at = Place(left);
            var before = steps[at].Step;
            steps[at] = (change.Member, before with { LeftAt = left.LeftAt, Port = left.Port, End = left.End, By = left.By ?? before.By, Values = Joined(before.Values, left.Values), Effects = Joined(before.Effects, left.Effects) });
        }
    }

    /// <summary>The steps of one member are another's from here on.</summary>
    public void HandOn(MemberId from, MemberId to)
    {
        for (var i = 0; i < steps.Count; i++)
            if (steps[i].Member == from) steps[i] = (to, steps[i].Step);
    }

    /// <summary>What decided about a member goes; that it was decided stays. Effects that name a value go with it.</summary>
    public void Empty(MemberId member)
    {
        for (var i = 0; i < steps.Count; i++)
            if (steps[i].Member == member) steps[i] = (member, steps[i].Step with { Values = [], Effects = [] });
    }

    private static ImmutableArray<T> Joined<T>(ImmutableArray<T> before, ImmutableArray<T> then) => then.IsEmpty ? before : before.IsEmpty ? then : [.. before, .. then];

    /// <summary>Steps of an enrollment are numbered from 1 without a gap.</summary>
    private int Place(TraceStep step) => places[step.Enrollment][step.Step - 1];
}
