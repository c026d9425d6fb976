using System.Text.Json;

namespace JourneyStudio.Web.Features.Designer.Drafts;

/// <summary>What the script is told: everything, or what changed.</summary>
public sealed record DraftPatch
{
    public required int Revision { get; init; }
    /// <summary>True when this is the whole draft.</summary>
    public required bool Full { get; init; }
    public required string Name { get; init; }
    public required IReadOnlyList<NodeView> Nodes { get; init; }
    public required IReadOnlyList<string> RemovedNodes { get; init; }
    public required IReadOnlyList<ConnectionView> Connections { get; init; }
    public required IReadOnlyList<ConnectionView> RemovedConnections { get; init; }
    public required bool CanUndo { get; init; }
    public required bool CanRedo { get; init; }
    public required DateTimeOffset SavedAt { get; init; }

    public static DraftPatch Whole(DraftView view) => Of(view, full: true, view.Nodes, [], view.Connections, []);

    public static DraftPatch Between(DraftView before, DraftView after)
    {
        var known = before.Nodes.ToDictionary(node => node.Id, Text);
        var ids = after.Nodes.Select(node => node.Id).ToHashSet(StringComparer.Ordinal);
        return Of(
            after,
            full: false,
            [.. after.Nodes.Where(node => !known.TryGetValue(node.Id, out var text) || text != Text(node))],
            [.. before.Nodes.Select(node => node.Id).Where(id => !ids.Contains(id))],
            [.. after.Connections.Except(before.Connections)],
            [.. before.Connections.Except(after.Connections)]);
    }

    private static DraftPatch Of(
        DraftView view, bool full, IReadOnlyList<NodeView> nodes, IReadOnlyList<string> removedNodes, IReadOnlyList<ConnectionView> connections, IReadOnlyList<ConnectionView> removedConnections) => new()
        {
            Revision = view.Stored.Revision,
            Full = full,
            Name = view.Name,
            Nodes = nodes,
            RemovedNodes = removedNodes,
            Connections = connections,
            RemovedConnections = removedConnections,
            CanUndo = view.Stored.CanUndo,
            CanRedo = view.Stored.CanRedo,
            SavedAt = view.Stored.SavedAt,
        };

    private static string Text(NodeView node) => JsonSerializer.Serialize(node);
}
