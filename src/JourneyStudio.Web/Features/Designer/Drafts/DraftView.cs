using JourneyStudio.Engine.Content;
using JourneyStudio.Storage.Journeys;

namespace JourneyStudio.Web.Features.Designer.Drafts;

/// <summary>A draft in the reader's language: what the canvas draws and the panel edits.</summary>
public sealed record DraftView
{
    public required StoredDraft Stored { get; init; }
    public required ContentCatalog Content { get; init; }
    public required IReadOnlyList<NodeView> Nodes { get; init; }
    public required IReadOnlyList<ConnectionView> Connections { get; init; }
    /// <summary>Every check, those of the journey as a whole too.</summary>
    public required IReadOnlyList<CheckView> Checks { get; init; }
    /// <summary>Names of the values that its activities remember.</summary>
    public IReadOnlyList<string> Values { get; init; } = [];

    public string Name => string.IsNullOrWhiteSpace(Stored.Definition.Name) ? Stored.Definition.DefinitionId : Stored.Definition.Name;
    public int Blocking => Checks.Count(check => check.Blocks);
    public NodeView? Find(string? id) => Nodes.FirstOrDefault(node => node.Id == id);
}
