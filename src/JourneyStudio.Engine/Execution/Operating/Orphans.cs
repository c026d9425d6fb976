namespace JourneyStudio.Engine.Execution.Operating;

/// <summary>Operations on enrollments whose version cannot be run any more: an operator must still be able to pause them and to let them out.</summary>
internal static class Orphans
{
    /// <summary>Null when the operation needs the version.</summary>
    public static MemberChanges? Act(MemberWork member, EnrollmentId target, Operation operation, DateTimeOffset now) =>
        member.Active.FirstOrDefault(active => active.Enrollment.Id == target) is not { } work ? null : operation switch
        {
            Operation.Hold => Change(member, work, Pausing.Hold),
            Operation.Release { Mode: ResumeMode.Freeze } release => Change(member, work, token => Pausing.Shift(token, release.PausedAt, release.At)),
            Operation.Release or Operation.CatchUp => Change(member, work, Pausing.Free),
            Operation.Stop => Stop(member, work, now),
            _ => null,
        };

    private static MemberChanges Change(MemberWork member, EnrollmentWork work, Func<Token, Token> change) => new()
    {
        Member = member.Member.Id,
        Enrollments = [new EnrollmentChange(work.Enrollment, work.Enrollment.Step, [.. work.Tokens.Select(change)], [])],
    };

    private static MemberChanges Stop(MemberWork member, EnrollmentWork work, DateTimeOffset now) => new()
    {
        Member = member.Member.Id,
        Enrollments = [AbruptEnd.Of(work, EnrollmentState.Stopped, EnrollmentStateNames.Of(EnrollmentState.Stopped), now)],
        Departures = [.. AbruptEnd.Departures(work, "stopped", now)],
    };
}
