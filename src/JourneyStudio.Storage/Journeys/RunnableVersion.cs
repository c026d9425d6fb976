namespace JourneyStudio.Storage.Journeys;

/// <summary>A version that the runtime must know: it lets members in, or members are in it.</summary>
public sealed record RunnableVersion(long JourneyId, string DefinitionId, long VersionId, int Number, string Text, bool Admits);
