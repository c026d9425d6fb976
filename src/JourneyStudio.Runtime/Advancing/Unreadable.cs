using JourneyStudio.Engine.Execution;

namespace JourneyStudio.Runtime.Advancing;

/// <summary>Rows that hold rubbish: an enrollment ends visibly, an event counts as routed, a member's work waits; each is kept for operators to see.</summary>
internal static class Unreadable
{
    private const string Reason = "unreadable";

    public static bool Any(MemberWork work) => work.Events.Any(occurred => occurred.Unreadable) || work.Active.Any(active => active.Enrollment.Unreadable);

    /// <summary>What can be read of a member's work.</summary>
    public static MemberWork Sound(MemberWork work) => work with
    {
        Events = [.. work.Events.Where(occurred => !occurred.Unreadable)],
        Active = [.. work.Active.Where(active => !active.Enrollment.Unreadable)],
    };

    /// <summary>The changes, with what cannot be read set aside.</summary>
    public static MemberChanges Aside(MemberChanges changes, MemberWork work, DateTimeOffset now)
    {
        var events = work.Events.Where(occurred => occurred.Unreadable).Select(occurred => occurred.Id).ToList();
        var broken = work.Active.Where(active => active.Enrollment.Unreadable).ToList();
        return changes with
        {
            Routed = [.. changes.Routed, .. events],
            Enrollments = [.. changes.Enrollments, .. broken.Select(active => AbruptEnd.Of(active, EnrollmentState.Failed, Reason, now))],
            Departures = [.. changes.Departures, .. broken.SelectMany(active => AbruptEnd.Departures(active, "failed", now))],
            Aside =
            [
                .. changes.Aside,
                .. events.Select(id => new SetAside("event", id, Reason, now)),
                .. broken.Select(active => new SetAside("enrollment", active.Enrollment.Id.Value, Reason, now)),
            ],
        };
    }

    /// <summary>Members of whom nothing can be read.</summary>
    public static List<MemberChanges> Members(WorkBatch batch, DateTimeOffset now) =>
        [.. batch.Unreadable.Select(one => new MemberChanges { Member = one.Member, Aside = [new SetAside("member", one.Member.Value, one.Reason, now)] })];
}
