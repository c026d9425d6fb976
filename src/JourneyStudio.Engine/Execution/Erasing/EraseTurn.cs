using System.Collections.Immutable;
using JourneyStudio.Engine.Content;

namespace JourneyStudio.Engine.Execution.Erasing;

/// <summary>Decides what becomes of the journeys of a member whose data are to go. A pure function of the plans, the work and the time, like a member's own turn.</summary>
public static class EraseTurn
{
    /// <summary>They leave every journey, visibly.</summary>
    /// <param name="plans">The published versions.</param>
    /// <param name="work">The member with all their active enrollments; events are left to a turn of their own, which lets them in nowhere.</param>
    /// <param name="sessions">Sessions by key, those of the work's records among them.</param>
    /// <param name="now">Now.</param>
    public static MemberChanges Run(PlanSet plans, MemberWork work, IReadOnlyDictionary<string, SessionRecord> sessions, DateTimeOffset now)
    {
        var turn = new Turn(plans, work, sessions, new IdBlock(0, 0), now);
        foreach (var enrollment in turn.Enrollments) new Burst(turn, enrollment, cause: null).EndAll(EnrollmentState.Exited, RefusalReasons.Erased, "exited");
        ImmutableArray<EnrollmentWork> orphans = [.. work.Active.Where(active => plans.Find(active.Enrollment.Version) is null)];
        var changes = turn.Changes();
        return changes with
        {
            Enrollments = [.. changes.Enrollments, .. orphans.Select(orphan => AbruptEnd.Of(orphan, EnrollmentState.Exited, RefusalReasons.Erased, now))],
            Departures = [.. changes.Departures, .. orphans.SelectMany(orphan => AbruptEnd.Departures(orphan, "exited", now))],
        };
    }
}
