using Microsoft.Extensions.Logging;

namespace JourneyStudio.Runtime.Tags;

internal static partial class TagsLog
{
    [LoggerMessage(2201, LogLevel.Information, "Tag {Tag} was refreshed in {Milliseconds} ms: {Entered} got it, {Left} lost it, {Members} have it")]
    public static partial void TagRefreshed(this ILogger logger, string tag, long milliseconds, long entered, long left, long members);

    [LoggerMessage(2202, LogLevel.Error, "Tag {Tag} cannot be refreshed: {Problems}")]
    public static partial void TagBroken(this ILogger logger, string tag, string problems);

    [LoggerMessage(2203, LogLevel.Error, "Computed tags could not follow what happened; the next refresh finds it. Going on in {Pause}")]
    public static partial void FollowingFailed(this ILogger logger, Exception exception, TimeSpan pause);

    [LoggerMessage(2205, LogLevel.Error, "Tags given and taken in bulk rest for {Pause} and go on where they were")]
    public static partial void AssigningFailed(this ILogger logger, Exception exception, TimeSpan pause);

    [LoggerMessage(2204, LogLevel.Error, "Segments and tags could not be refreshed; it is tried again")]
    public static partial void RefreshingFailed(this ILogger logger, Exception exception);
}
