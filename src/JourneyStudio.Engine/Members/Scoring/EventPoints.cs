namespace JourneyStudio.Engine.Members.Scoring;

/// <summary>What an event is worth in the behaviour score.</summary>
/// <param name="Event">Name of the event.</param>
/// <param name="Points">Points for each of them; below nothing for what undoes another.</param>
public sealed record EventPoints(string Event, int Points);
