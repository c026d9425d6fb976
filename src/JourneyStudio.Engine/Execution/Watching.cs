using JourneyStudio.Engine.Members;

namespace JourneyStudio.Engine.Execution;

/// <summary>Judges again what follows the member's data: exit rules, waits for a rule, waits until a date that can move.</summary>
internal static class Watching
{
    /// <summary>Journeys that undo each other's changes without a wait are stopped here.</summary>
    private const int MostRounds = 100;

    /// <summary>Until nothing changes any more.</summary>
    /// <param name="turn">The member's turn.</param>
    /// <param name="cause">The event at hand; null when a time set it off.</param>
    public static void Judge(Turn turn, MemberEvent? cause)
    {
        for (var round = 0; Any(turn); round++) Round(turn, cause, isLoop: round >= MostRounds);
    }

    private static void Round(Turn turn, MemberEvent? cause, bool isLoop)
    {
        foreach (var enrollment in turn.Enrollments.FindAll(enrollment => IsToBeJudged(enrollment, turn)))
        {
            enrollment.Judged(turn.ChangeCount);
            var burst = new Burst(turn, enrollment, cause);
            if (isLoop) burst.EndAll(EnrollmentState.Failed, "loop", "failed");
            else if (burst.Opens()) JudgeTokens(burst, enrollment);
            burst.Close();
        }
    }

    private static bool Any(Turn turn)
    {
        foreach (var enrollment in turn.Enrollments)
        {
            if (IsToBeJudged(enrollment, turn)) return true;
        }

        return false;
    }

    private static bool IsToBeJudged(WorkingEnrollment enrollment, Turn turn) =>
        enrollment.IsActive && enrollment.JudgedOn < turn.ChangeCount && !enrollment.IsHeld && (enrollment.Plan.ExitWhen is not null || enrollment.Tokens.Exists(static token => token.Follows));

    private static void JudgeTokens(Burst burst, WorkingEnrollment enrollment)
    {
        if (enrollment.Tokens is [{ Follows: true } only])
        {
            burst.Judge(only);
            return;
        }

        foreach (var token in enrollment.Tokens.Where(token => token.Follows).OrderBy(token => token.Number).ToList())
        {
            if (enrollment.Has(token)) burst.Judge(token);
        }
    }
}
