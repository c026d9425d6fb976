namespace JourneyStudio.Runtime.Advancing;

/// <summary>Time as the runtime sees it: it never decreases, not even when the machine's clock is set back or after a restart.</summary>
public sealed class RuntimeClock(TimeProvider time)
{
    private readonly Lock sync = new();
    private DateTimeOffset latest = DateTimeOffset.MinValue;

    /// <summary>The clock's time in whole milliseconds, as stores keep it, or the latest seen if that is later.</summary>
    public DateTimeOffset Now
    {
        get
        {
            var now = DateTimeOffset.FromUnixTimeMilliseconds(time.GetUtcNow().ToUnixTimeMilliseconds());
            lock (sync)
                return latest = now > latest ? now : latest;
        }
    }

    /// <summary>Takes up a stored watermark: the runtime acted at that instant before.</summary>
    public void NoEarlierThan(DateTimeOffset watermark)
    {
        lock (sync)
            latest = watermark > latest ? watermark : latest;
    }
}
