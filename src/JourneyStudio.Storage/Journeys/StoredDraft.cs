using JourneyStudio.Engine.Definitions;

namespace JourneyStudio.Storage.Journeys;

/// <summary>A draft as it stands.</summary>
public sealed record StoredDraft
{
    public required long JourneyId { get; init; }
    public required JourneyDefinition Definition { get; init; }
    /// <summary>Canonical text.</summary>
    public required string Text { get; init; }
    public required int Revision { get; init; }
    public required DateTimeOffset SavedAt { get; init; }
    public required bool CanUndo { get; init; }
    public required bool CanRedo { get; init; }
}
