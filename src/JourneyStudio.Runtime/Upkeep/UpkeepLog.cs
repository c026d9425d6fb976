using Microsoft.Extensions.Logging;

namespace JourneyStudio.Runtime.Upkeep;

internal static partial class UpkeepLog
{
    [LoggerMessage(1301, LogLevel.Information, "Cleared {Keys} keys of events older than {Before}")]
    public static partial void KeysCleared(this ILogger logger, int keys, DateTimeOffset before);

    [LoggerMessage(1302, LogLevel.Information, "Forgot {Enrollments} ended enrollments and {Events} events")]
    public static partial void Forgotten(this ILogger logger, int enrollments, int events);
}
