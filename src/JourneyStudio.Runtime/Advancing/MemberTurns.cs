using JourneyStudio.Engine.Execution;
using Microsoft.Extensions.Logging;

namespace JourneyStudio.Runtime.Advancing;

/// <summary>Runs the engine over a batch and sees to it that one member cannot hold up the others.</summary>
internal sealed class MemberTurns(IJourneyStore store, ILogger logger)
{
    private const int BlockSize = 1_024;
    private static readonly TimeSpan LookAgain = TimeSpan.FromMinutes(5);

    private IdBlock ids = new(0, 0);

    public async Task<List<MemberChanges>> RunAsync(PlanSet plans, WorkBatch batch, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var changes = new List<MemberChanges>(batch.Members.Count);
        foreach (var loaded in batch.Members)
        {
            var work = Unreadable.Any(loaded) ? Unreadable.Sound(loaded) : loaded;
            var entries = MostEntries(plans, work);
            await EnsureIdsAsync(entries, cancellationToken);
            try
            {
                changes.Add(PostponeStalled(plans, work, MemberTurn.Run(plans, work, batch.Sessions, ids, now), now));
            }
            catch (Exception exception) when (exception is not OutOfMemoryException)
            {
                changes.Add(await IsolateAsync(plans, batch, work, now, exception, cancellationToken));
            }
            if (work != loaded)
                changes[^1] = Unreadable.Aside(changes[^1], loaded, now);
        }
        return changes;
    }

    private async Task<MemberChanges> IsolateAsync(
        PlanSet plans, WorkBatch batch, MemberWork work, DateTimeOffset now, Exception cause, CancellationToken cancellationToken)
    {
        logger.MemberFailed(cause, work.Member.Id.Value);
        await EnsureIdsAsync(MostEntries(plans, work) * Isolation.Runs(work), cancellationToken);
        return Isolation.Run(plans, work, batch.Sessions, ids, now, cause);
    }

    private static int MostEntries(PlanSet plans, MemberWork work) => work.Events.Sum(e => plans.Admitting(e.Name).Length);

    private async Task EnsureIdsAsync(int count, CancellationToken cancellationToken)
    {
        if (ids.Left < count)
            ids = await store.TakeIdsAsync(Math.Max(count, BlockSize), cancellationToken);
    }

    /// <summary>Tokens of a version that cannot be run (its definition no longer compiles) are looked at again later, not in every batch.</summary>
    private MemberChanges PostponeStalled(PlanSet plans, MemberWork work, MemberChanges changes, DateTimeOffset now)
    {
        var later = now + LookAgain;
        foreach (var (enrollment, tokens) in work.Active)
        {
            if (plans.Find(enrollment.Version) is not null || !tokens.Any(token => token.Due <= now))
                continue;
            logger.VersionMissing(enrollment.Id.Value, enrollment.Version.Value, later);
            var moved = tokens.Where(token => token.Due <= now).Select(token => token with { Due = later });
            changes = changes with
            {
                Enrollments = changes.Enrollments.Add(new EnrollmentChange(enrollment, enrollment.Step, [.. moved], [])),
                Aside = changes.Aside.Add(new SetAside("version", enrollment.Version.Value, "cannot be run", now)),
            };
        }
        return changes;
    }
}
