using JourneyStudio.Storage.Links;
using JourneyStudio.Storage.Messages;

namespace JourneyStudio.Storage.HotPath;

/// <summary>Looks into a channel's token bucket and takes out of it, inside the transaction of its caller: all nodes draw from one.</summary>
internal sealed class BucketWriter
{
    private readonly Link link;
    private readonly OutboxClaim wanted;
    private readonly long? available;

    public BucketWriter(Link link, OutboxClaim wanted)
    {
        (this.link, this.wanted) = (link, wanted);
        available = Look();
        if (available is not null && link.Exclude($"channel {wanted.Channel}"))
            available = Look();
    }

    /// <summary>How many messages may leave now.</summary>
    public int Room => available is { } left ? (int)Math.Min(int.MaxValue, left / RateBucket.Message) : int.MaxValue;

    public void Take(int messages)
    {
        if (messages > 0 && available is { } left)
        {
            link.Sql("update channel set available = ?2, refilled_at = case when refilled_at > ?3 then refilled_at else ?3 end where key = ?1")
                .Set(1, wanted.Channel).Set(2, left - (messages * RateBucket.Message)).Set(3, wanted.Now).Run();
        }
    }

    /// <summary>What is in the bucket; null where there is no limit.</summary>
    private long? Look()
    {
        var rows = link.Sql("select per_minute, available, refilled_at from channel where key = ?1").Set(1, wanted.Channel);
        long? found = rows.Read() && rows.OptionalInt64(0) is { } perMinute ? RateBucket.Refill(rows.Int64(1), (int)perMinute, wanted.Now - rows.Instant(2)) : null;
        rows.Reset();
        return found;
    }
}
