namespace JourneyStudio.Engine.Time;

/// <summary>From the clock on the wall to the instant it means.</summary>
public static class LocalTime
{
    private static readonly TimeSpan Around = TimeSpan.FromHours(26);

    /// <summary>
    /// The instant of a local time: the first of two when the clock is set back over it, the first instant after the gap when the
    /// clock is set forward over it.
    /// </summary>
    public static DateTimeOffset Resolve(DateTime local, TimeZoneInfo zone)
    {
        var asUtc = DateTime.SpecifyKind(local, DateTimeKind.Utc);
        if (asUtc - DateTime.MinValue < Around || DateTime.MaxValue - asUtc < Around) return new(asUtc);
        var before = zone.GetUtcOffset(asUtc - Around);
        var after = zone.GetUtcOffset(asUtc + Around);
        var (early, late) = (asUtc - before, asUtc - after);
        if (zone.GetUtcOffset(early) == before && (early <= late || zone.GetUtcOffset(late) != after)) return new(early);
        return zone.GetUtcOffset(late) == after ? new(late) : new(Transition(asUtc - Around, asUtc + Around, zone));
    }

    /// <summary>The date on the wall at an instant.</summary>
    public static DateOnly DateAt(DateTimeOffset instant, TimeZoneInfo zone) =>
        DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(instant, zone).DateTime);

    /// <summary>The instant between the two at which the offset changes.</summary>
    private static DateTime Transition(DateTime low, DateTime high, TimeZoneInfo zone)
    {
        var before = zone.GetUtcOffset(low);
        while (high - low > TimeSpan.FromTicks(1))
        {
            var middle = low + ((high - low) / 2);
            if (zone.GetUtcOffset(middle) == before) low = middle;
            else high = middle;
        }

        return high;
    }
}
