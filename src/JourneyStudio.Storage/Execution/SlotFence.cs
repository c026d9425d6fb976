using System.Collections.Immutable;
using JourneyStudio.Engine.Execution;
using JourneyStudio.Engine.Members;
using JourneyStudio.Storage.Links;

namespace JourneyStudio.Storage.Execution;

/// <summary>
/// Takes the slots of a few members for the length of one write transaction. Their owners can commit nothing that they loaded before it, and wait with whatever they
/// want to commit during it: so whoever holds the fence may change members as their owner may, in several slots at once.
/// </summary>
internal static class SlotFence
{
    /// <returns>The ownership, for what is committed inside the transaction.</returns>
    public static SlotLease Take(Link link, params IEnumerable<MemberId> members)
    {
        ImmutableArray<int> slots = [.. members.Select(SlotLease.SlotOf).Distinct().Order()];
        var list = IdList.Of(slots);
        // One after the other in their order, so that two who want the same never wait for each other.
        foreach (var slot in slots)
            link.Sql("update slot set epoch = epoch + 1 where number = ?1").Set(1, (long)slot).Run();
        var rows = link.Sql("select max(epoch) from slot where number in (select value from json_each(?1))").Set(1, list);
        rows.Read();
        var epoch = rows.Int64(0);
        rows.Reset();
        link.Sql("update slot set epoch = ?2 where number in (select value from json_each(?1))").Set(1, list).Set(2, epoch).Run();
        return new SlotLease(slots, epoch);
    }

    /// <summary>Time seen by the slots never decreases.</summary>
    public static DateTimeOffset NoEarlier(Link link, SlotLease lease, DateTimeOffset now)
    {
        var rows = link.Sql("select max(watermark) from slot where number in (select value from json_each(?1))").Set(1, IdList.Of(lease.Slots));
        rows.Read();
        var watermark = rows.Instant(0);
        rows.Reset();
        return watermark > now ? watermark : now;
    }
}
