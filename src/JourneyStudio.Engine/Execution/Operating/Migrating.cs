using JourneyStudio.Engine.Members;

namespace JourneyStudio.Engine.Execution.Operating;

/// <summary>Takes an enrollment to another version by an explicit map, all of its tokens or none.</summary>
internal static class Migrating
{
    /// <returns>False when it stays: the map says so of one of its tokens, or says nothing that the version can follow.</returns>
    public static bool Act(Turn turn, WorkingEnrollment enrollment, Operation.Migrate migrate)
    {
        if (enrollment.Plan.Identity.Version != migrate.From || turn.Plans.Find(migrate.To) is not { } to) return false;
        var by = new Intervention(Intervention.Migrated, migrate.Actor);
        var choices = enrollment.Tokens.ConvertAll(token => migrate.Map.GetValueOrDefault(token.Activity, MigrationChoice.Stay));
        if (choices.Exists(choice => choice.Way == MigrationWay.Exit)) return LetOut(turn, enrollment, migrate, by);
        if (choices.Exists(choice => choice.Way == MigrationWay.Stay || to.Find(choice.Target!) is null)) return false;
        var (from, goalUntil) = (enrollment.Plan, enrollment.GoalUntil);
        var landings = enrollment.Tokens.Zip(choices, (token, choice) => Landing(from, to, token, choice.Target!)).ToList();
        var moved = new Burst(turn, enrollment, cause: null).Land(to, GoalUntil(turn, enrollment, to), landings, by);
        if (moved is { } tokens) turn.Note(new MigrationNote(migrate.Id, enrollment.Id, migrate.From, migrate.To, goalUntil, tokens));
        turn.Changed();
        return true;
    }

    /// <summary>Who stands at an activity that waits as before keeps the due time; at one that has changed it is resolved anew, from when the token came.</summary>
    private static Landing Landing(Plan from, Plan to, Token token, string target)
    {
        var keeps = target == token.Activity && from.Find(target)?.Kind.Descriptor.Type == to.Find(target)!.Kind.Descriptor.Type;
        return new Landing(token, target, keeps, keeps && to.WaitsAlike(from, target) ? token : null);
    }

    private static bool LetOut(Turn turn, WorkingEnrollment enrollment, Operation.Migrate migrate, Intervention by)
    {
        var (tokens, open) = (enrollment.Tokens.ConvertAll(token => new MovedToken(token, 0, token.Shifted)), turn.Member.Tasks.Count);
        new Burst(turn, enrollment, cause: null).Dismiss(RefusalReasons.Migration, by);
        // A caller has been told, a task is withdrawn: that cannot be taken back
        if (turn.Member.Tasks.Count == open && !enrollment.Records.ContainsKey(RecordKinds.Caller))
            turn.Note(new MigrationNote(migrate.Id, enrollment.Id, migrate.From, migrate.From, enrollment.GoalUntil, [.. tokens]));
        return true;
    }

    /// <summary>A window of the same length stays as it is; another one is counted from the entry.</summary>
    private static DateTimeOffset? GoalUntil(Turn turn, WorkingEnrollment enrollment, Plan to) =>
        to.Goal is not { } goal ? null
        : enrollment.GoalUntil is { } until && enrollment.Plan.Goal?.Window == goal.Window ? until
        : goal.Window.After(enrollment.EnteredAt, to.Zone ?? turn.Member.Zone);
}
