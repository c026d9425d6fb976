using JourneyStudio.Engine;

namespace JourneyStudio.Storage.Journeys;

/// <summary>What became of a request.</summary>
/// <param name="Draft">The draft afterwards; null when there is no such journey.</param>
/// <param name="Before">The draft before; null when the request had been carried out earlier.</param>
/// <param name="Refusal">Why nothing was changed; null when all is well.</param>
public sealed record DraftReply(StoredDraft? Draft, StoredDraft? Before, Problem? Refusal)
{
    /// <summary>Whose edit the request meets, when that is why it was refused.</summary>
    public DraftConflict? Conflict { get; init; }
}
