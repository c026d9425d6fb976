namespace JourneyStudio.Storage.Messages;

/// <summary>The arithmetic of a channel's token bucket. It holds ten seconds' worth, so that a pause does not end in a flood.</summary>
public static class RateBucket
{
    /// <summary>What one message costs.</summary>
    public const long Message = 60_000;

    private const long Held = 10_000;

    /// <summary>What is in the bucket now. A clock that went backwards adds nothing.</summary>
    public static long Refill(long available, int perMinute, TimeSpan since)
    {
        var most = Math.Max(Message, perMinute * Held);
        var added = Math.Min(Math.Max(0, (long)since.TotalMilliseconds), Message * 60) * perMinute;
        return Math.Min(most, available + added);
    }
}
