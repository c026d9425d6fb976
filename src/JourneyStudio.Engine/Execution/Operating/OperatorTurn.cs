using JourneyStudio.Engine.Content;

namespace JourneyStudio.Engine.Execution.Operating;

/// <summary>Carries out an operation for one member. A pure function of the plans, the work and the time, like the member's own turn.</summary>
public static class OperatorTurn
{
    /// <summary>Decides what an operation changes of a member.</summary>
    /// <param name="plans">The published versions.</param>
    /// <param name="work">The member and what of theirs it concerns.</param>
    /// <param name="sessions">Sessions by key, those of the work's records among them.</param>
    /// <param name="operation">What the operator asked for.</param>
    /// <param name="now">Now.</param>
    public static OperatorResult Run(PlanSet plans, OperatorWork work, IReadOnlyDictionary<string, SessionRecord> sessions, Operation operation, DateTimeOffset now)
    {
        var turn = new Turn(plans, work.Member, sessions, new IdBlock(0, 0), now);
        var orphans = new List<MemberChanges>();
        var done = 0;
        foreach (var target in work.Targets)
        {
            if (turn.Active.FirstOrDefault(enrollment => enrollment.Id == target) is { } enrollment) done += Act(turn, enrollment, operation) ? 1 : 0;
            else if (Orphans.Act(work.Member, target, operation, now) is { } changes) orphans.Add(changes);
        }

        foreach (var failed in work.Failed) done += operation is Operation.Retry retry && Retrying.Act(turn, failed, retry) ? 1 : 0;
        foreach (var migrated in work.Migrated) done += operation is Operation.TakeBack takeBack && TakingBack.Act(turn, migrated, takeBack) ? 1 : 0;
        Watching.Judge(turn, cause: null);
        done += orphans.Count;
        var all = orphans.Aggregate(turn.Changes(), (one, other) => one with { Enrollments = [.. one.Enrollments, .. other.Enrollments], Departures = [.. one.Departures, .. other.Departures] });
        return new OperatorResult(all, done, work.Targets.Count + work.Failed.Count + work.Migrated.Count - done);
    }

    /// <summary>Judges for entry what paused journeys have kept of a member's events.</summary>
    /// <param name="plans">The published versions.</param>
    /// <param name="member">The member; <see cref="MemberWork.Events"/> are the kept ones.</param>
    /// <param name="sessions">Sessions by key.</param>
    /// <param name="journey">The journey that goes on.</param>
    /// <param name="ids">Numbers for new enrollments, one for each event at least.</param>
    /// <param name="now">Now.</param>
    public static MemberChanges Admit(
        PlanSet plans, MemberWork member, IReadOnlyDictionary<string, SessionRecord> sessions, JourneyId journey, IdBlock ids, DateTimeOffset now)
    {
        var turn = new Turn(plans, member, sessions, ids, now);
        foreach (var occurred in member.Events) Admission.DecideHeld(turn, journey, occurred);
        Watching.Judge(turn, cause: null);
        return turn.Changes();
    }

    /// <returns>Whether the operation could be applied.</returns>
    private static bool Act(Turn turn, WorkingEnrollment enrollment, Operation operation)
    {
        switch (operation)
        {
            case Operation.Hold:
                return Replace(enrollment, Pausing.Hold);
            case Operation.Release release:
                return Releasing.Act(turn, enrollment, release);
            case Operation.CatchUp:
                return Releasing.Free(turn, enrollment, Pausing.Free);
            case Operation.Stop:
                new Burst(turn, enrollment, cause: null).EndAll(EnrollmentState.Stopped, EnrollmentStateNames.Of(EnrollmentState.Stopped), "stopped");
                return true;
            case Operation.Skip skip:
                return Steering.Skip(turn, enrollment, skip);
            case Operation.Move move:
                return Steering.Move(turn, enrollment, move);
            case Operation.Migrate migrate:
                return Migrating.Act(turn, enrollment, migrate);
            default:
                return false;
        }
    }

    private static bool Replace(WorkingEnrollment enrollment, Func<Token, Token> change)
    {
        for (var place = 0; place < enrollment.Tokens.Count; place++) enrollment.Tokens[place] = change(enrollment.Tokens[place]);
        return true;
    }
}
