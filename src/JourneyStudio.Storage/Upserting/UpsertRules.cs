namespace JourneyStudio.Storage.Upserting;

/// <summary>What may be done with the members of a batch.</summary>
public sealed record UpsertRules
{
    /// <summary>Whether unknown members are created; otherwise they are rejected.</summary>
    public bool Creates { get; init; } = true;

    /// <summary>Whether known members are changed; otherwise they are rejected.</summary>
    public bool Updates { get; init; } = true;

    /// <summary>Whether journeys learn of the changes.</summary>
    public bool Tells { get; init; } = true;

    /// <summary>Source of consents, as the ledger keeps it: <c>import</c>, <c>api</c>.</summary>
    public required string Source { get; init; }
}
