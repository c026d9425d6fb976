using Microsoft.Extensions.Logging;

namespace JourneyStudio.Runtime.HandingOver;

internal static partial class HandoverLog
{
    [LoggerMessage(2001, LogLevel.Error, "Hand-overs rest for {Pause} and go on where they were")]
    public static partial void HandoverFailed(this ILogger logger, Exception exception, TimeSpan pause);
}
