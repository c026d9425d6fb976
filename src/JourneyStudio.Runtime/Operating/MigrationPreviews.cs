using System.Collections.Immutable;
using JourneyStudio.Engine.Execution;
using JourneyStudio.Engine.Execution.Operating;
using JourneyStudio.Runtime.Advancing;
using JourneyStudio.Storage.Operating;

namespace JourneyStudio.Runtime.Operating;

/// <summary>Says before a migration what it would do, by deciding it for a few of those who stand at each place. Nothing is written.</summary>
public sealed class MigrationPreviews(MigrationReading reading, PlanCache plans, RuntimeClock clock)
{
    /// <summary>So many of a place are looked at.</summary>
    public const int Sample = 20;

    /// <param name="from">Version that they are in.</param>
    /// <param name="to">Version that they would go to; it need not be published.</param>
    /// <param name="map">What would become of them.</param>
    /// <param name="activity">Where they stand.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public async Task<MigrationPreview> OfAsync(Plan from, Plan to, ImmutableSortedDictionary<string, MigrationChoice> map, string activity, CancellationToken cancellationToken)
    {
        var both = new PlanSet([from, to], [], (await plans.CurrentAsync(cancellationToken)).Content);
        var now = clock.Now;
        var (batch, meant) = await reading.SampleAsync(from, activity, Sample, both, now, cancellationToken);
        var operation = new Operation.Migrate(from.Identity.Version, to.Identity.Version, map) { Id = 0, Journey = from.Identity.Journey, At = now, Actor = 0 };
        var outcomes = new List<PreviewedToken>();
        foreach (var member in batch.Members)
        {
            var work = new OperatorWork { Member = member, Targets = [.. member.Active.Select(active => active.Enrollment.Id).Where(meant.Contains)] };
            var changes = OperatorTurn.Run(both, work, batch.Sessions, operation, now).Changes;
            outcomes.AddRange(member.Active.Where(active => meant.Contains(active.Enrollment.Id)).SelectMany(active => active.Tokens.Where(token => token.Activity == activity)
                .Select(token => Outcome(token, changes.Enrollments.FirstOrDefault(change => change.Enrollment.Id == active.Enrollment.Id), to, map[activity].Target))));
        }
        return new MigrationPreview([.. outcomes.OrderBy(outcome => outcome.Before ?? DateTimeOffset.MaxValue).Take(Sample)]);
    }

    private static PreviewedToken Outcome(Token token, EnrollmentChange? change, Plan to, string? target)
    {
        if (change is null || (change.VersionBefore is null && change.Enrollment.State == EnrollmentState.Active))
            return new PreviewedToken(PreviewedFate.Stays, token.Due, token.Due);
        if (change.Enrollment.State != EnrollmentState.Active)
            return new PreviewedToken(change.Enrollment.Version == to.Identity.Version && change.Enrollment.State == EnrollmentState.Completed ? PreviewedFate.GoesOn : PreviewedFate.Leaves, token.Due, null);
        var after = change.Tokens.FirstOrDefault(moved => moved.Number == token.Number);
        return after is not null && after.Activity == target ? new PreviewedToken(PreviewedFate.Moves, token.Due, after.Due) : new PreviewedToken(PreviewedFate.GoesOn, token.Due, after?.Due);
    }
}

/// <summary>What a migration would do with a few of those who stand at one place.</summary>
/// <param name="Tokens">Each of them, those first who are due first.</param>
public sealed record MigrationPreview(ImmutableArray<PreviewedToken> Tokens);

/// <summary>What would become of one token.</summary>
/// <param name="Fate">What happens.</param>
/// <param name="Before">When time would move it on as it is; null: only an event does.</param>
/// <param name="After">When time would move it on then.</param>
public readonly record struct PreviewedToken(PreviewedFate Fate, DateTimeOffset? Before, DateTimeOffset? After);

/// <summary>What becomes of a token in a preview.</summary>
public enum PreviewedFate
{
    /// <summary>It stays in its version, where it is.</summary>
    Stays,

    /// <summary>It goes to the other version and rests where it is put.</summary>
    Moves,

    /// <summary>It goes to the other version and on from there at once.</summary>
    GoesOn,

    /// <summary>Its enrollment ends.</summary>
    Leaves,
}
