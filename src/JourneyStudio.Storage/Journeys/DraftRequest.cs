using JourneyStudio.Engine.Definitions.Editing;

namespace JourneyStudio.Storage.Journeys;

/// <summary>What an editor asks of a draft.</summary>
public sealed record DraftRequest
{
    public required string DefinitionId { get; init; }
    /// <summary>Made by the editor, unique; what stands before the last dot names the editor's page.</summary>
    public required string CommandId { get; init; }
    /// <summary>The revision that the author saw.</summary>
    public required int BaseRevision { get; init; }
    public required DraftAct Act { get; init; }
    /// <summary>The edit, when <see cref="Act"/> is one.</summary>
    public DraftCommand? Command { get; init; }
    public long? By { get; init; }

    public string Client => CommandId.LastIndexOf('.') is > 0 and var dot ? CommandId[..dot] : CommandId;
}

public enum DraftAct
{
    Edit,
    Undo,
    Redo,
}
