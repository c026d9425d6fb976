namespace JourneyStudio.Engine.Execution.Operating;

/// <summary>Takes an enrollment back to where a migration found it, with its old times. Whoever has gone on since stays.</summary>
internal static class TakingBack
{
    /// <returns>False when it has moved since, its old version cannot be run, the member is blocked or erased, or they are in the journey again under the same key.</returns>
    public static bool Act(Turn turn, MigratedEnrollment migrated, Operation.TakeBack takeBack)
    {
        var note = migrated.Note;
        if (turn.Plans.Find(note.From) is not { } from || note.Tokens.Any(token => from.Find(token.Before.Activity) is null)) return false;
        if (Enrollment(turn, migrated) is not { } enrollment) return false;
        var landings = note.Tokens.Select(moved => Landing(enrollment, moved)).ToList();
        new Burst(turn, enrollment, cause: null).Land(from, note.GoalUntil, landings, new Intervention(Intervention.Migrated, takeBack.Actor));
        turn.Changed();
        return true;
    }

    private static WorkingEnrollment? Enrollment(Turn turn, MigratedEnrollment migrated)
    {
        var note = migrated.Note;
        if (migrated.Ended is not { } ended)
            return turn.Active.FirstOrDefault(active => active.Id == note.Enrollment && active.Plan.Identity.Version == note.To && Stands(active, note));
        return ended is { State: EnrollmentState.Exited, Reason: RefusalReasons.Migration } && ended.Version == note.From && !turn.Member.Closed && turn.Running(ended.Journey, ended.EntryKey) is null
            ? turn.Revive(ended)
            : null;
    }

    /// <summary>Whether its tokens rest where the migration put them.</summary>
    private static bool Stands(WorkingEnrollment enrollment, MigrationNote note) =>
        enrollment.Tokens.Count == note.Tokens.Length
        && note.Tokens.All(moved => enrollment.Tokens.Exists(token => token.Number == moved.Before.Number && token.Step == moved.Step && token.Group == moved.Before.Group));

    /// <summary>Pauses since then have moved the old time on as well.</summary>
    private static Landing Landing(WorkingEnrollment enrollment, MovedToken moved)
    {
        var now = enrollment.Tokens.Find(token => token.Number == moved.Before.Number);
        var paused = now is null ? TimeSpan.Zero : now.Shifted - moved.Shifted;
        var back = moved.Before with { Due = moved.Before.Due + paused, Shifted = moved.Before.Shifted + paused, Held = now?.Held ?? false };
        return new Landing(now ?? moved.Before, back.Activity, now is null || now.Activity == back.Activity, back);
    }
}
