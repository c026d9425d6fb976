using System.Collections.Immutable;
using JourneyStudio.Engine.Execution;
using JourneyStudio.Storage.Links;
using JourneyStudio.Storage.Writing;

namespace JourneyStudio.Storage.Execution;

/// <summary>Takes slots: whoever took them before can commit no more.</summary>
public sealed class SlotOwnership(DatabaseLinks database, WriteGate gate) : IDisposable
{
    private readonly LinkPool links = database.Open(cacheKilobytes: 256);

    /// <summary>All slots: on SQLite a single job owns them.</summary>
    public static ImmutableArray<int> All { get; } = [.. Enumerable.Range(0, SlotLease.Count)];

    /// <summary>Raises the epoch of the slots above every epoch they have had.</summary>
    public async ValueTask<SlotLease> TakeAsync(ImmutableArray<int> slots, DateTimeOffset now, CancellationToken cancellationToken)
    {
        using var link = await links.UseAsync(cancellationToken);
        return await link.WriteAsync(gate, WritePriority.Advancing, () => Raise(link, slots, now), cancellationToken);
    }

    /// <summary>The latest instant that the owners of the slots have acted at. Runtime now is never before it.</summary>
    public async ValueTask<DateTimeOffset> WatermarkAsync(SlotLease lease, CancellationToken cancellationToken)
    {
        using var link = await links.UseAsync(cancellationToken);
        var statement = link.Sql("select max(watermark) from slot where number in (select value from json_each(?1))").Set(1, IdList.Of(lease.Slots));
        statement.Read();
        var watermark = statement.Instant(0);
        statement.Reset();
        return watermark;
    }

    /// <summary>The epoch of each slot: one that does not change is owned by the same owner, or by nobody.</summary>
    public async ValueTask<IReadOnlyDictionary<int, long>> EpochsAsync(CancellationToken cancellationToken)
    {
        using var link = await links.UseAsync(cancellationToken);
        var epochs = new Dictionary<int, long>();
        var rows = link.Sql("select number, epoch from slot");
        while (rows.Read())
            epochs[rows.Int32(0)] = rows.Int64(1);
        return epochs;
    }

    public void Dispose() => links.Dispose();

    private static SlotLease Raise(Link link, ImmutableArray<int> slots, DateTimeOffset now)
    {
        var list = IdList.Of(slots);
        // The first statement locks the rows: two that take a slot at the same moment get different epochs.
        link.Sql("update slot set epoch = epoch + 1, taken_at = case when taken_at > ?2 then taken_at else ?2 end where number in (select value from json_each(?1))").Set(1, list).Set(2, now).Run();
        var highest = link.Sql("select max(epoch) from slot where number in (select value from json_each(?1))").Set(1, list);
        highest.Read();
        var epoch = highest.Int64(0);
        highest.Reset();
        link.Sql("update slot set epoch = ?2 where number in (select value from json_each(?1)) and epoch <> ?2").Set(1, list).Set(2, epoch).Run();
        return new SlotLease(slots, epoch);
    }
}
