namespace JourneyStudio.Storage.Journeys;

/// <summary>One journey as the list shows it.</summary>
public sealed record JourneyOverview
{
    public required string DefinitionId { get; init; }
    public required string Name { get; init; }
    /// <summary>draft, live, paused, stopped or archived.</summary>
    public required string State { get; init; }
    public int? PublishedVersion { get; init; }
    public DateTimeOffset? PublishedAt { get; init; }
    public DateTimeOffset ChangedAt { get; init; }
    /// <summary>The draft, or the published definition where there is no draft.</summary>
    public required string Text { get; init; }
    /// <summary>Whether somebody asks that the draft be published.</summary>
    public bool Asks { get; init; }
    /// <summary>Enrollments under way, all versions together.</summary>
    public long InFlight { get; init; }
    /// <summary>Enrollments ever, all versions together.</summary>
    public long Entered { get; init; }
}
