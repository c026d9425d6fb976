namespace JourneyStudio.Engine.Execution.Operating;

/// <summary>Lets held enrollments go on.</summary>
internal static class Releasing
{
    /// <returns>False when the enrollment is left for a catch-up.</returns>
    public static bool Act(Turn turn, WorkingEnrollment enrollment, Operation.Release release)
    {
        var overdue = enrollment.Tokens.Exists(token => Pausing.IsOverdue(token, release.At));
        switch (release.Mode)
        {
            case ResumeMode.CatchUp when overdue:
                return false;
            case ResumeMode.Drop when overdue:
                new Burst(turn, enrollment, cause: null).EndAll(EnrollmentState.Exited, RefusalReasons.Overdue, "exited");
                return true;
            default:
                return Free(turn, enrollment, token => release.Mode == ResumeMode.Freeze ? Pausing.Shift(token, release.PausedAt, release.At) : Pausing.Free(token));
        }
    }

    /// <summary>Lets the tokens go. Those that an event satisfied meanwhile leave now; what follows the member's data is judged again.</summary>
    public static bool Free(Turn turn, WorkingEnrollment enrollment, Func<Token, Token> free)
    {
        var kept = new List<Token>();
        for (var place = 0; place < enrollment.Tokens.Count; place++)
        {
            var freed = free(enrollment.Tokens[place]);
            if (Pausing.CameInTime(freed)) kept.Add(freed);
            enrollment.Tokens[place] = freed.KeptAt is null || kept.Contains(freed) ? freed : freed with { KeptAt = null, KeptPort = null };
        }

        var burst = new Burst(turn, enrollment, cause: null);
        if (burst.Opens())
        {
            foreach (var token in kept.OrderBy(token => token.KeptAt).ThenBy(token => token.Number))
            {
                if (enrollment.Has(token)) burst.Leave(token, token.KeptPort ?? token.EventPort!, []);
            }
        }

        burst.Close();
        turn.Changed();
        return true;
    }
}
