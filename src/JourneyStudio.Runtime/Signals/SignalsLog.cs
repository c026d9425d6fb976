using Microsoft.Extensions.Logging;

namespace JourneyStudio.Runtime.Signals;

internal static partial class SignalsLog
{
    [LoggerMessage(1601, LogLevel.Warning, "Notices between nodes are interrupted; they go on in {Pause}, and until then nodes look for themselves")]
    public static partial void NoticesFailed(this ILogger logger, Exception exception, TimeSpan pause);
}
