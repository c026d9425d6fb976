using Microsoft.Extensions.Logging;

namespace JourneyStudio.Runtime.Clocks;

internal static partial class ClockLog
{
    [LoggerMessage(1501, LogLevel.Information, "Clocks have raised {Events} events")]
    public static partial void Raised(this ILogger logger, int events);

    [LoggerMessage(1502, LogLevel.Error, "The calendars could not be followed; it is tried again")]
    public static partial void ClocksFailed(this ILogger logger, Exception exception);

    [LoggerMessage(1503, LogLevel.Information, "Segment {Segment} was refreshed: {Entered} entered, {Left} left, {Members} belong to it")]
    public static partial void Refreshed(this ILogger logger, string segment, long entered, long left, long members);

    [LoggerMessage(1504, LogLevel.Error, "Segment {Segment} cannot be refreshed: {Problems}")]
    public static partial void SegmentBroken(this ILogger logger, string segment, string problems);

    [LoggerMessage(1506, LogLevel.Warning, "The rules of {Zones} have changed: {Waits} waits resolve again")]
    public static partial void ZonesChanged(this ILogger logger, string zones, int waits);

    [LoggerMessage(1505, LogLevel.Information, "{Trigger} was started by hand for {Members} members")]
    public static partial void Started(this ILogger logger, string trigger, long members);
}
