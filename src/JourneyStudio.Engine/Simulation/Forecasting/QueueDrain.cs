namespace JourneyStudio.Engine.Simulation.Forecasting;

/// <summary>How a channel's queue behaves when more leaves than its provider takes: exact to the hour.</summary>
/// <param name="Longest">Most messages that wait at the end of an hour; 0: the channel keeps up.</param>
/// <param name="At">Number of that hour, from 0.</param>
/// <param name="EmptyAfter">Hours after the start until the queue is empty for the last time; it may lie behind the span.</param>
/// <param name="LongestDelay">Longest time that a message waits, as the hour that it joins sees it.</param>
public sealed record QueueDrain(long Longest, int At, int EmptyAfter, TimeSpan LongestDelay)
{
    /// <param name="hours">Messages by hour.</param>
    /// <param name="perMinute">Most messages a minute; null: as many as come.</param>
    public static QueueDrain Of(IReadOnlyList<long> hours, int? perMinute)
    {
        if (perMinute is not { } rate) return new QueueDrain(0, 0, 0, TimeSpan.Zero);
        var perHour = rate * 60L;
        var (waiting, longest, at, empty) = (0L, 0L, 0, 0);
        for (var hour = 0; hour < hours.Count; hour++)
        {
            waiting = Math.Max(0, waiting + hours[hour] - perHour);
            if (waiting > longest) (longest, at) = (waiting, hour);
            if (waiting > 0) empty = hour + 1 + (int)Math.Ceiling((double)waiting / perHour);
        }

        return new QueueDrain(longest, at, empty, TimeSpan.FromMinutes((double)longest / rate));
    }
}
