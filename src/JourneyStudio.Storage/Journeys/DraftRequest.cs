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

    /// <summary>Pages that the editor speaks for beside its own: earlier ones, whose edits it sends.</summary>
    public IReadOnlyCollection<string> Pages { get; init; } = [];

    private string Client => CommandId.LastIndexOf('.') is > 0 and var dot ? CommandId[..dot] : CommandId;

    /// <summary>Whether a command was made by the same editor, who has therefore seen it.</summary>
    public bool IsOwn(string commandId) => Pages.Append(Client).Any(page => commandId.StartsWith(page + ".", StringComparison.Ordinal));
}

public enum DraftAct
{
    Edit,
    Undo,
    Redo,
}
