using JourneyStudio.Engine.Execution;
using JourneyStudio.Runtime.Signals;
using JourneyStudio.Runtime.Stages;
using Microsoft.Extensions.Logging;

namespace JourneyStudio.Runtime.Advancing;

/// <summary>Carries members forward, batch by batch: load, decide (pure), commit. Used by one owner of slots at a time.</summary>
public sealed class Advancer(IJourneyStore store, PlanCache plans, RuntimeClock clock, RuntimeSignals signals, StageMeters meters, ILogger<Advancer> logger)
{
    /// <summary>The store takes fewer where its transactions would become long.</summary>
    private const int Most = 4_096;

    private readonly MemberTurns turns = new(store, logger);
    private readonly BatchCommit commit = new(store, logger);

    /// <summary>Works on what is due now.</summary>
    public async Task<AdvanceResult> RunBatchAsync(SlotLease lease, CancellationToken cancellationToken)
    {
        var current = await plans.CurrentAsync(cancellationToken);
        var now = clock.Now;
        var batch = await store.LoadAsync(lease, current, now, Most, cancellationToken);
        if (batch.Unreadable.Count > 0 && await SetAsideAsync(lease, batch, now, cancellationToken) == CommitOutcome.Fenced)
            return AdvanceResult.Fenced;
        if (batch.Members.Count == 0)
            return batch.Unreadable.Count > 0 ? AdvanceResult.Worked : AdvanceResult.Idle;
        var changes = await turns.RunAsync(current, batch, now, cancellationToken);
        if (changes.TrueForAll(IsEmpty))
            return AdvanceResult.Idle;
        switch (await commit.CommitAsync(lease, current, batch, changes, now, cancellationToken))
        {
            case CommitOutcome.Fenced:
                logger.Fenced(lease.Epoch);
                return AdvanceResult.Fenced;
            case CommitOutcome.Conflict:
                logger.Conflict(batch.Members.Count);
                return AdvanceResult.Worked;
        }
        Note(changes);
        return AdvanceResult.Worked;
    }

    private ValueTask<CommitOutcome> SetAsideAsync(SlotLease lease, WorkBatch batch, DateTimeOffset now, CancellationToken cancellationToken)
    {
        foreach (var (member, reason) in batch.Unreadable)
            logger.MemberUnreadable(member.Value, reason);
        return store.CommitAsync(lease, WorkBatch.Empty, Unreadable.Members(batch, now), cancellationToken);
    }

    private void Note(List<MemberChanges> changes)
    {
        meters.Routed.Add(changes.Sum(change => change.Routed.Length));
        meters.Advanced.Add(changes.Count);
        if (changes.Exists(change => change.Effects.Any(effect => effect.Effect.LeavesTheHouse)))
            signals.Outbox.Raise();
    }

    /// <summary>A batch without any change would be loaded again at once, for ever.</summary>
    private static bool IsEmpty(MemberChanges changes) => changes.Routed.IsEmpty && changes.Enrollments.IsEmpty && changes.Departures.IsEmpty && changes.Aside.IsEmpty;
}
