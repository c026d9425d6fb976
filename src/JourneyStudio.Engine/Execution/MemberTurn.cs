using JourneyStudio.Engine.Content;

namespace JourneyStudio.Engine.Execution;

/// <summary>One member's turn: events in the order stored, tokens in the order due. A pure function of the plans, the work and the time.</summary>
/// <remarks>Before an event, the tokens that were due strictly before it occurred go first: a token on its way to a wait finds the event there, and an event
/// that occurred at or before a timeout wins over it, however late both are processed.</remarks>
public static class MemberTurn
{
    /// <summary>Decides everything that is to happen to a member now.</summary>
    /// <param name="plans">The published versions.</param>
    /// <param name="work">The member, their enrollments and events.</param>
    /// <param name="sessions">Sessions by key, those of the work's records among them.</param>
    /// <param name="ids">Numbers for new enrollments.</param>
    /// <param name="now">Now.</param>
    public static MemberChanges Run(PlanSet plans, MemberWork work, IReadOnlyDictionary<string, SessionRecord> sessions, IdBlock ids, DateTimeOffset now)
    {
        if (work.Member.MergedInto is { } survivor)
            return new MemberChanges { Member = work.Member.Id, Forwarded = new Forwarding(survivor, [.. work.Events.Select(occurred => occurred.Id)]) };
        var turn = new Turn(plans, work, sessions, ids, now);
        foreach (var occurred in work.Events)
        {
            RunDue(turn, occurred.At > now ? now : occurred.At.AddTicks(-1));
            turn.Learn(occurred);
            Goals.Match(turn, occurred);
            Watching.Judge(turn, occurred);
            Matching.Offer(turn, occurred);
            Admission.Decide(turn, occurred);
            Watching.Judge(turn, occurred);
        }

        RunDue(turn, now);
        return turn.Changes();
    }

    private static void RunDue(Turn turn, DateTimeOffset upTo)
    {
        while (Next(turn, upTo) is { } next)
        {
            var (enrollment, token) = next;
            enrollment.Visited.Clear();
            var burst = new Burst(turn, enrollment, cause: null);
            if (burst.Opens()) Move(burst, token);
            burst.Close();
            Watching.Judge(turn, cause: null);
        }
    }

    private static void Move(Burst burst, Token token)
    {
        if (token.Follows) burst.Judge(token);
        else burst.Leave(token, token.DuePort!, []);
    }

    private static (WorkingEnrollment Enrollment, Token Token)? Next(Turn turn, DateTimeOffset upTo)
    {
        (WorkingEnrollment Enrollment, Token Token)? first = null;
        foreach (var enrollment in turn.Enrollments)
        {
            // One that has ended has no tokens.
            foreach (var token in enrollment.Tokens)
            {
                if (!token.Held && token.Due <= upTo && (first is not { } best || Before(enrollment, token, best))) first = (enrollment, token);
            }
        }

        return first;
    }

    private static bool Before(WorkingEnrollment enrollment, Token token, (WorkingEnrollment Enrollment, Token Token) other)
    {
        var order = token.Due!.Value.CompareTo(other.Token.Due!.Value);
        if (order == 0) order = other.Enrollment.Plan.Priority.CompareTo(enrollment.Plan.Priority);
        if (order == 0) order = enrollment.Journey.Value.CompareTo(other.Enrollment.Journey.Value);
        if (order == 0) order = enrollment.Id.Value.CompareTo(other.Enrollment.Id.Value);
        if (order == 0) order = token.Number.CompareTo(other.Token.Number);
        return order < 0;
    }
}
