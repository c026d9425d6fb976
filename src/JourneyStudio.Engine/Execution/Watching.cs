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
        for (var round = 0; turn.HasChanged; round++)
        {
            turn.HasChanged = false;
            foreach (var enrollment in turn.Active.Where(enrollment => !enrollment.IsHeld && (enrollment.Plan.ExitWhen is not null || enrollment.Tokens.Exists(token => token.Follows))).ToList())
            {
                var burst = new Burst(turn, enrollment, cause);
                if (round >= MostRounds) burst.EndAll(EnrollmentState.Failed, "loop", "failed");
                else if (burst.Opens()) JudgeTokens(burst, enrollment);
                burst.Close();
            }
        }
    }

    private static void JudgeTokens(Burst burst, WorkingEnrollment enrollment)
    {
        foreach (var token in enrollment.Tokens.Where(token => token.Follows).OrderBy(token => token.Number).ToList())
        {
            if (enrollment.Tokens.Contains(token)) burst.Judge(token);
        }
    }
}
