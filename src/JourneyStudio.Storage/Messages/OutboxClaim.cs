namespace JourneyStudio.Storage.Messages;

/// <summary>What a dispatcher asks the outbox for.</summary>
/// <param name="Owner">Who claims; only they can settle.</param>
/// <param name="Channel">Channel whose rate limit counts.</param>
/// <param name="Lanes">Lanes of the channel in the order to be served; those that are stopped are left out.</param>
/// <param name="Now">Messages due at or before this are due.</param>
/// <param name="Until">When the claim runs out and others may take the message over.</param>
/// <param name="Most">At most so many.</param>
public sealed record OutboxClaim(string Owner, string Channel, IReadOnlyList<string> Lanes, DateTimeOffset Now, DateTimeOffset Until, int Most)
{
    /// <summary>True when what is claimed is begun with it, as a batch; false when each message is begun on its own. Only what was begun is in doubt after a crash. Default: true.</summary>
    public bool Begins { get; init; } = true;
}
