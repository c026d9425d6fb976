namespace JourneyStudio.Engine.Execution;

/// <summary>Names a version of a journey.</summary>
/// <param name="Journey">Internal number of the journey.</param>
/// <param name="Key">Its definition id.</param>
/// <param name="Version">Internal number of the version.</param>
/// <param name="Number">Version number that people read.</param>
public sealed record PlanIdentity(JourneyId Journey, string Key, VersionId Version, int Number)
{
    /// <summary>When the version came out.</summary>
    public DateTimeOffset PublishedAt { get; init; }
}
