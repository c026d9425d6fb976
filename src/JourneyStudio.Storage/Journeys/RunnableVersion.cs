namespace JourneyStudio.Storage.Journeys;

/// <summary>A version that the runtime must know: it lets members in, members are in it, or they are on their way to another or back.</summary>
/// <param name="JourneyId">The journey.</param>
/// <param name="DefinitionId">Its logical id.</param>
/// <param name="VersionId">The version.</param>
/// <param name="Number">Number that people read.</param>
/// <param name="Text">The definition.</param>
/// <param name="PublishedAt">When it came out.</param>
/// <param name="Admits">Whether it is the one that members would come into.</param>
/// <param name="Paused">Whether the journey is paused.</param>
public sealed record RunnableVersion(long JourneyId, string DefinitionId, long VersionId, int Number, string Text, DateTimeOffset PublishedAt, bool Admits, bool Paused);
