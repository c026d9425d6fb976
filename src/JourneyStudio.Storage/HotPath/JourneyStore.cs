using JourneyStudio.Engine.Activities;
using JourneyStudio.Engine.Execution;
using JourneyStudio.Storage.Execution;
using JourneyStudio.Storage.Links;
using JourneyStudio.Storage.Writing;

namespace JourneyStudio.Storage.HotPath;

/// <summary>The runtime's store: whole batches read and written by prepared statements.</summary>
public sealed class JourneyStore(DatabaseLinks database, WriteGate gate, IdBlocks ids, TimeProvider clock) : IJourneyStore, IDisposable
{
    /// <summary>Page cache of the hot path.</summary>
    internal const int CacheKilobytes = 48 * 1024;

    private readonly LinkPool links = database.Open(CacheKilobytes);
    private readonly BatchSize size = new();

    /// <inheritdoc/>
    public async ValueTask<WorkBatch> LoadAsync(SlotLease lease, PlanSet plans, DateTimeOffset now, int most, CancellationToken cancellationToken)
    {
        using var link = await links.UseAsync(cancellationToken);
        return link.Read(() => new WorkReader(link).Read(lease, plans, now, Math.Min(most, size.Members)));
    }

    /// <inheritdoc/>
    public async ValueTask<CommitOutcome> CommitAsync(SlotLease lease, WorkBatch batch, IReadOnlyList<MemberChanges> changes, CancellationToken cancellationToken)
    {
        var effects = changes.SelectMany(change => change.Effects).ToList();
        var taken = new CommitIds(
            await ids.TakeAsync(IdNames.Message, effects.Count(effect => effect.Effect is Effect.SendMessage), WritePriority.Advancing, cancellationToken),
            await ids.TakeAsync(IdNames.CouponInstance, effects.Count(effect => effect.Effect is Effect.IssueCoupon), WritePriority.Advancing, cancellationToken),
            await ids.TakeAsync(IdNames.PointsLedger, effects.Count(effect => effect.Effect is Effect.AddPoints), WritePriority.Advancing, cancellationToken),
            await ids.TakeAsync(IdNames.Event, changes.Sum(change => change.Raised.Length), WritePriority.Advancing, cancellationToken));
        using var link = await links.UseAsync(cancellationToken);
        var started = 0L;
        var outcome = await link.WriteAsync(
            gate,
            WritePriority.Advancing,
            () =>
            {
                started = clock.GetTimestamp();
                return new ChangeWriter(link, taken).Write(lease, changes);
            },
            result => result == CommitOutcome.Committed,
            cancellationToken);
        size.Learn(batch.Members.Count, clock.GetElapsedTime(started));
        return outcome;
    }

    /// <inheritdoc/>
    public ValueTask<IdBlock> TakeIdsAsync(int count, CancellationToken cancellationToken) =>
        ids.TakeAsync(IdNames.Enrollment, count, WritePriority.Advancing, cancellationToken);

    /// <inheritdoc/>
    public async ValueTask<DateTimeOffset?> NextDueAsync(SlotLease lease, CancellationToken cancellationToken)
    {
        using var link = await links.UseAsync(cancellationToken);
        var statement = lease.Slots.Length == SlotLease.Count
            ? link.Sql("select min(due) from token indexed by ix_token_due where due is not null and not held")
            : link.Sql("select min(due) from token indexed by ix_token_due where due is not null and not held and slot in (select value from json_each(?1))").Set(1, IdList.Of(lease.Slots));
        statement.Read();
        var due = statement.OptionalInstant(0);
        statement.Reset();
        return due;
    }

    public void Dispose() => links.Dispose();
}

/// <summary>Ids for the rows that a commit creates.</summary>
internal sealed record CommitIds(IdBlock Messages, IdBlock Coupons, IdBlock Points, IdBlock Events);
