namespace JourneyStudio.Web.Features.Sample;

internal static partial class SampleLog
{
    [LoggerMessage(5201, LogLevel.Information, "Loaded the sample workspace: {Members} fictional members, {Journeys} journeys, in {Milliseconds} ms")]
    public static partial void Loaded(this ILogger logger, int members, int journeys, long milliseconds);

    [LoggerMessage(5202, LogLevel.Information, "Loading fictional members: {Count} of {Wanted}")]
    public static partial void Loading(this ILogger logger, int count, int wanted);

    [LoggerMessage(5203, LogLevel.Warning, "No samples/workspace/content.json above the content root: the workspace starts empty")]
    public static partial void FilesMissing(this ILogger logger);

    [LoggerMessage(5204, LogLevel.Error, "The sample content cannot be read: {Problems}")]
    public static partial void ContentBroken(this ILogger logger, string problems);

    [LoggerMessage(5205, LogLevel.Error, "The sample journey {File} cannot be read: {Problems}")]
    public static partial void JourneyBroken(this ILogger logger, string file, string problems);

    [LoggerMessage(5206, LogLevel.Warning, "The sample scenario {File} was not kept: {Problems}")]
    public static partial void ScenarioRefused(this ILogger logger, string file, string problems);
}
