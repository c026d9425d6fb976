using System.Collections.Concurrent;
using JourneyStudio.Engine.Activities;
using JourneyStudio.Engine.Execution;
using JourneyStudio.Engine.Members;
using JourneyStudio.Storage.Execution;
using JourneyStudio.Storage.Links;
using JourneyStudio.Storage.Writing;

namespace JourneyStudio.Storage.HotPath;

/// <summary>The runtime's store: whole batches read and written by prepared statements.</summary>
public sealed class JourneyStore(DatabaseLinks database, WriteGate gate, IdBlocks ids, TimeProvider clock) : IJourneyStore, IDisposable
{
    /// <summary>Page cache of the hot path.</summary>
    internal const int CacheKilobytes = 48 * 1024;

    /// <summary>Others wait at the gate while a batch is written.</summary>
    private const double AloneMilliseconds = 20;

    /// <summary>Nobody waits; but an owner that is to stop finishes its batch first.</summary>
    private const double SharedMilliseconds = 200;

    private const int AloneMost = 2_048;

    /// <summary>A batch is held several times over until it is committed: loaded, decided, and gathered for the wire. Larger ones are hardly quicker.</summary>
    private const int SharedMost = 480;

    private readonly ConcurrentDictionary<VersionId, int> priorities = new();
    private readonly LinkPool links = database.Open(CacheKilobytes);
    private readonly BatchSize size = database.Shared ? new(SharedMilliseconds, SharedMost) : new(AloneMilliseconds, AloneMost);

    /// <inheritdoc/>
    public async ValueTask<WorkBatch> LoadAsync(SlotLease lease, PlanSet plans, DateTimeOffset now, int most, IReadOnlySet<MemberId> busy, CancellationToken cancellationToken)
    {
        using var link = await links.UseAsync(cancellationToken);
        try
        {
            return link.Read(() => new WorkReader(link).Read(lease, plans, now, Math.Min(most, size.Members), busy));
        }
        catch (Exception exception) when (Readable.Cannot(exception))
        {
            return link.Read(() => new WorkReader(link).ReadOneByOne(lease, plans, now, Math.Min(most, size.Members), busy));
        }
    }

    /// <inheritdoc/>
    public ValueTask<CommitOutcome> CommitAsync(SlotLease lease, WorkBatch batch, IReadOnlyList<MemberChanges> changes, CancellationToken cancellationToken) =>
        CommitAsync(lease, batch.Members.Count, changes, null, cancellationToken);

    /// <param name="lease">Slots that the caller owns.</param>
    /// <param name="members">How many members were loaded.</param>
    /// <param name="changes">What to write.</param>
    /// <param name="also">Writes more in the same transaction; false is a conflict.</param>
    /// <param name="cancellationToken">Ends the wait for the gate.</param>
    internal async ValueTask<CommitOutcome> CommitAsync(SlotLease lease, int members, IReadOnlyList<MemberChanges> changes, Func<Link, bool>? also, CancellationToken cancellationToken)
    {
        var effects = changes.SelectMany(change => change.Effects).ToList();
        var taken = new CommitIds(
            await ids.TakeAsync(IdNames.Message, effects.Count(effect => effect.Effect.LeavesTheHouse), WritePriority.Advancing, cancellationToken),
            await ids.TakeAsync(IdNames.CouponInstance, effects.Count(effect => effect.Effect is Effect.IssueCoupon), WritePriority.Advancing, cancellationToken),
            await ids.TakeAsync(IdNames.PointsLedger, effects.Count(effect => effect.Effect is Effect.AddPoints), WritePriority.Advancing, cancellationToken),
            await ids.TakeAsync(IdNames.GuideTask, effects.Count(effect => effect.Effect is Effect.CreateTask), WritePriority.Advancing, cancellationToken),
            await ids.TakeAsync(IdNames.Event, changes.Sum(change => change.Raised.Length), WritePriority.Advancing, cancellationToken));
        using var link = await links.UseAsync(cancellationToken);
        var started = 0L;
        var outcome = await link.WriteAsync(
            gate,
            WritePriority.Advancing,
            () =>
            {
                started = clock.GetTimestamp();
                var written = new ChangeWriter(link, taken.Again(), priorities).Write(lease, changes);
                return written == CommitOutcome.Committed && also?.Invoke(link) == false ? CommitOutcome.Conflict : written;
            },
            result => result == CommitOutcome.Committed,
            cancellationToken);
        size.Learn(members, clock.GetElapsedTime(started));
        return outcome;
    }

    /// <inheritdoc/>
    public ValueTask<IdBlock> TakeIdsAsync(int count, CancellationToken cancellationToken) =>
        ids.TakeAsync(IdNames.Enrollment, count, WritePriority.Advancing, cancellationToken);

    /// <inheritdoc/>
    public async ValueTask<DateTimeOffset?> NextDueAsync(SlotLease lease, CancellationToken cancellationToken)
    {
        using var link = await links.UseAsync(cancellationToken);
        var statement = link.Sql($"select min(due) from token indexed by ix_token_due where due is not null and not held {OwnedSlots.Condition(lease, 1)}").SetSlots(lease, 1);
        statement.Read();
        var due = statement.OptionalInstant(0);
        statement.Reset();
        return due;
    }

    public void Dispose() => links.Dispose();
}

/// <summary>Ids for the rows that a commit creates.</summary>
internal sealed record CommitIds(IdBlock Messages, IdBlock Coupons, IdBlock Points, IdBlock Tasks, IdBlock Events)
{
    /// <summary>The same ids, for writing the same changes again.</summary>
    public CommitIds Again() => new(Messages.Again(), Coupons.Again(), Points.Again(), Tasks.Again(), Events.Again());
}
