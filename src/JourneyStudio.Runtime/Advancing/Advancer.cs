using System.Collections.Immutable;
using JourneyStudio.Engine.Execution;
using JourneyStudio.Engine.Members;
using JourneyStudio.Runtime.Signals;
using JourneyStudio.Runtime.Stages;
using Microsoft.Extensions.Logging;

namespace JourneyStudio.Runtime.Advancing;

/// <summary>Carries members forward, batch by batch: load, decide (pure), commit. Used by one owner of slots at a time.</summary>
public sealed class Advancer(IJourneyStore store, PlanCache plans, RuntimeClock clock, RuntimeSignals signals, StageMeters meters, WorkPlaces places, ILogger<Advancer> logger)
{
    /// <summary>The store takes fewer where its transactions would become long.</summary>
    private const int Most = 4_096;

    /// <summary>A batch this small was all there was: looking for more before it is committed would find nothing.</summary>
    private const int Few = 16;

    private readonly MemberTurns turns = new(store, logger);
    private readonly BatchCommit commit = new(store, logger);
    private IReadOnlySet<MemberId> busy = ImmutableHashSet<MemberId>.Empty;
    private Task<AdvanceResult>? committing;

    /// <summary>Loads and decides what is due now, while the batch before is being committed, and begins to commit it.</summary>
    /// <remarks>Whoever gives up the slots calls <see cref="FinishAsync"/> first.</remarks>
    public async Task<AdvanceResult> RunBatchAsync(SlotLease lease, CancellationToken cancellationToken)
    {
        var current = await plans.CurrentAsync(cancellationToken);
        if (busy.Count < Few && await FinishAsync() == AdvanceResult.Fenced)
            return AdvanceResult.Fenced;
        using var place = await places.TakeAsync(cancellationToken);
        var now = clock.Now;
        var batch = await store.LoadAsync(lease, current, now, Most, busy, cancellationToken);
        if (batch.Unreadable.Count > 0 && await SetAsideAsync(lease, batch, now, cancellationToken) == CommitOutcome.Fenced)
            return AdvanceResult.Fenced;
        var changes = batch.Members.Count == 0 ? [] : await turns.RunAsync(current, batch, now, cancellationToken);
        var before = await FinishAsync();
        if (before == AdvanceResult.Fenced)
            return before;
        if (changes.TrueForAll(IsEmpty))
            return batch.Unreadable.Count > 0 ? AdvanceResult.Worked : before;
        busy = batch.Members.Select(member => member.Member.Id).ToHashSet();
        var handedOn = place.HandOn();
        committing = Task.Run(() => CommitAsync(lease, current, batch, changes, now, handedOn), CancellationToken.None);
        return AdvanceResult.Worked;
    }

    /// <summary>Waits until the last batch is committed.</summary>
    /// <returns>What became of it; idle when there was none.</returns>
    public async Task<AdvanceResult> FinishAsync()
    {
        var last = committing;
        if (last is null)
            return AdvanceResult.Idle;
        try
        {
            return await last;
        }
        finally
        {
            committing = null;
            busy = ImmutableHashSet<MemberId>.Empty;
        }
    }

    private async Task<AdvanceResult> CommitAsync(SlotLease lease, PlanSet current, WorkBatch batch, List<MemberChanges> changes, DateTimeOffset now, WorkPlaces.Place handedOn)
    {
        using var place = handedOn;
        switch (await commit.CommitAsync(lease, current, batch, changes, now, CancellationToken.None))
        {
            case CommitOutcome.Fenced:
                logger.Fenced(lease.Epoch);
                return AdvanceResult.Fenced;
            case CommitOutcome.Conflict:
                logger.Conflict(batch.Members.Count);
                return AdvanceResult.Worked;
        }
        Note(changes);
        signals.EventsWereRouted?.Invoke(current, batch.Members);
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
    private static bool IsEmpty(MemberChanges changes) => changes.Routed.IsEmpty && changes.Enrollments.IsEmpty && changes.Departures.IsEmpty && changes.Aside.IsEmpty && changes.Forwarded is null;
}
