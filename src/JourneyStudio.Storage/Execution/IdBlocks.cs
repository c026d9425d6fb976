using JourneyStudio.Engine.Execution;
using JourneyStudio.Storage.Links;
using JourneyStudio.Storage.Writing;

namespace JourneyStudio.Storage.Execution;

/// <summary>
/// Hands out internal ids. A block is reserved in the database before any of its ids is used, so no id is ever given twice; a restart leaves a gap.
/// Take ids before opening a write: reserving a block is a write of its own.
/// </summary>
public sealed class IdBlocks(DatabaseLinks database, WriteGate gate) : IDisposable
{
    private const int BlockSize = 10_000;

    private readonly LinkPool links = database.Open(cacheKilobytes: 256);
    private readonly Dictionary<string, (long Next, long End)> reserved = new(StringComparer.Ordinal);
    private readonly SemaphoreSlim reserving = new(1, 1);
    private readonly Lock sync = new();

    /// <summary>Takes consecutive ids of a table, see <see cref="IdNames"/>.</summary>
    public async ValueTask<IdBlock> TakeAsync(string name, int count, WritePriority priority, CancellationToken cancellationToken)
    {
        // Events are routed in the order of their ids, so nodes may not keep blocks of them.
        if (database.Shared && name == IdNames.Event && count > 0)
            return new IdBlock(await RaiseAsync(name, count, priority, cancellationToken) - count, count);
        while (true)
        {
            if (TryTake(name, count) is { } block)
                return block;
            await ReserveAsync(name, Math.Max(count, BlockSize), count, priority, cancellationToken);
        }
    }

    /// <summary>Takes one id.</summary>
    public async ValueTask<long> TakeAsync(string name, CancellationToken cancellationToken) =>
        (await TakeAsync(name, 1, WritePriority.Interface, cancellationToken)).Next();

    public void Dispose()
    {
        links.Dispose();
        reserving.Dispose();
    }

    private IdBlock? TryTake(string name, int count)
    {
        lock (sync)
        {
            if (count == 0)
                return new IdBlock(0, 0);
            if (!reserved.TryGetValue(name, out var range) || range.End - range.Next < count)
                return null;
            reserved[name] = range with { Next = range.Next + count };
            return new IdBlock(range.Next, count);
        }
    }

    private async ValueTask ReserveAsync(string name, int size, int needed, WritePriority priority, CancellationToken cancellationToken)
    {
        await reserving.WaitAsync(cancellationToken);
        try
        {
            lock (sync)
            {
                if (reserved.TryGetValue(name, out var range) && range.End - range.Next >= needed)
                    return;
            }
            var end = await RaiseAsync(name, size, priority, cancellationToken);
            lock (sync)
                reserved[name] = (end - size, end);
        }
        finally
        {
            reserving.Release();
        }
    }

    private async ValueTask<long> RaiseAsync(string name, int size, WritePriority priority, CancellationToken cancellationToken)
    {
        using var link = await links.UseAsync(cancellationToken);
        return await link.WriteAsync(gate, priority, () => Raise(link, name, size), cancellationToken);
    }

    private static long Raise(Link link, string name, int size)
    {
        link.Unhurried();
        var statement = link.Sql("insert into id_block(name, next) values(?1, 1 + ?2) on conflict(name) do update set next = id_block.next + ?2 returning next");
        statement.Set(1, name).Set(2, (long)size).Read();
        var end = statement.Int64(0);
        statement.Reset();
        return end;
    }
}

/// <summary>Tables whose ids are handed out in blocks.</summary>
public static class IdNames
{
    public const string Member = "member";
    public const string Event = "event";
    public const string Enrollment = "enrollment";
    public const string Message = "message";
    public const string CouponInstance = "coupon_instance";
    public const string Child = "child";
    public const string Order = "order";
    public const string Subscription = "subscription";
    public const string ClockRun = "clock_run";
    public const string PointsLedger = "points_ledger";
    public const string GuideTask = "guide_task";
}
