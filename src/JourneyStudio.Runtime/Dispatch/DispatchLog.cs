using Microsoft.Extensions.Logging;

namespace JourneyStudio.Runtime.Dispatch;

internal static partial class DispatchLog
{
    [LoggerMessage(1201, LogLevel.Error, "The carrier {Carrier} failed for {Messages} messages of {Channel}")]
    public static partial void CarrierFailed(this ILogger logger, Exception exception, string carrier, int messages, string channel);

    [LoggerMessage(1202, LogLevel.Error, "Rendering template {Template} for message {Message} failed")]
    public static partial void RenderingFailed(this ILogger logger, Exception exception, string template, long message);

    [LoggerMessage(1203, LogLevel.Error, "Dispatching failed; it goes on in {Pause}")]
    public static partial void DispatchFailed(this ILogger logger, Exception exception, TimeSpan pause);

    [LoggerMessage(1204, LogLevel.Information, "{Messages} claims of an earlier run were taken back")]
    public static partial void ClaimsTakenBack(this ILogger logger, int messages);

    [LoggerMessage(1205, LogLevel.Warning, "How {Messages} messages ended cannot be written now; it is tried again in {Pause}")]
    public static partial void SettlingWaits(this ILogger logger, Exception exception, int messages, TimeSpan pause);
}
