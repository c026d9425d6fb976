using JourneyStudio.Engine.Content;
using JourneyStudio.Engine.Execution;

namespace JourneyStudio.Runtime.Advancing;

/// <summary>
/// What becomes of a member whose turn fails: the enrollments that fail end visibly, and everything else of the member goes on.
/// An event that fails on entry counts as routed, with a refusal that says so. Without this the member would come up again in every batch and hold up the slot.
/// </summary>
internal static class Isolation
{
    public const string Reason = "error";

    /// <summary>How many runs of the member's turn <see cref="Run"/> may take; the ids must last for all of them.</summary>
    public static int Runs(MemberWork work) => work.Active.Count + 2;

    /// <summary>For a turn that throws: finds out which parts of the member throw and ends those.</summary>
    public static MemberChanges Run(
        PlanSet plans, MemberWork work, IReadOnlyDictionary<string, SessionRecord> sessions, IdBlock ids, DateTimeOffset now, Exception cause)
    {
        // Whether entry throws by itself is seen without the enrollments; it is then judged with all of them in place, so that none starts a second time.
        var events = Try(work with { Active = [] }) is null ? [] : work.Events;
        var sound = work.Active.Where(enrollment => Try(work with { Active = [enrollment], Events = events }) is not null).ToList();
        var failing = work.Active.Except(sound).ToList();
        var changes = Try(work with { Active = sound, Events = failing.Count == 0 ? events : [] }) ?? new MemberChanges { Member = work.Member.Id };
        return WithFailures(plans, work, changes, failing, now, cause);

        MemberChanges? Try(MemberWork part)
        {
            try
            {
                return MemberTurn.Run(plans, part, sessions, ids, now);
            }
            catch (Exception exception) when (exception is not OutOfMemoryException)
            {
                return null;
            }
        }
    }

    /// <summary>For changes that the store will not take: ends what they touched and keeps nothing else of them.</summary>
    public static MemberChanges Discard(PlanSet plans, MemberWork work, MemberChanges refused, DateTimeOffset now, Exception cause)
    {
        var touched = refused.Enrollments.Select(change => change.Enrollment.Id).ToHashSet();
        var failing = work.Active.Where(active => touched.Contains(active.Enrollment.Id)).ToList();
        return WithFailures(plans, work, new MemberChanges { Member = work.Member.Id }, failing, now, cause);
    }

    private static MemberChanges WithFailures(
        PlanSet plans, MemberWork work, MemberChanges changes, List<EnrollmentWork> failing, DateTimeOffset now, Exception cause)
    {
        var unrouted = work.Events.ExceptBy(changes.Routed, occurred => occurred.Id).ToList();
        var refusals = unrouted.SelectMany(occurred => plans.Admitting(occurred.Name)
            .Select(plan => new EntryRefusal(plan.Identity.Journey, plan.Identity.Version, occurred.Id, now, Reason, [])));
        return changes with
        {
            Routed = [.. changes.Routed, .. unrouted.Select(occurred => occurred.Id)],
            Enrollments = [.. changes.Enrollments, .. failing.Select(enrollment => AbruptEnd.Of(enrollment, EnrollmentState.Failed, ReasonOf(cause), now))],
            Departures = [.. changes.Departures, .. failing.SelectMany(enrollment => AbruptEnd.Departures(enrollment, "failed", now))],
            Refusals = [.. changes.Refusals, .. refusals],
        };
    }

    /// <summary>The reason names only the kind of error: its message could hold personal data, and stands in the log.</summary>
    private static string ReasonOf(Exception cause) => $"{Reason}: {cause.GetType().Name}";
}
