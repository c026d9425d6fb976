using Microsoft.Extensions.Logging;

namespace JourneyStudio.Runtime.Importing;

internal static partial class ImportLog
{
    [LoggerMessage(1901, LogLevel.Information, "Import {Import} ended after {Rows} rows {Problem}")]
    public static partial void ImportEnded(this ILogger logger, long import, long rows, string problem);

    [LoggerMessage(1902, LogLevel.Error, "Import {Import} rests for {Pause} and goes on where it was")]
    public static partial void ImportFailed(this ILogger logger, Exception exception, long import, TimeSpan pause);
}
