using Microsoft.Extensions.Logging;

namespace JourneyStudio.Runtime.Operating;

internal static partial class OperatingLog
{
    [LoggerMessage(1501, LogLevel.Error, "Operation {Operation} passes over member {Member}")]
    public static partial void MemberPassedOver(this ILogger logger, Exception exception, long operation, long member);
}
