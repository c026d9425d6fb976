using JourneyStudio.Web.Features.Designer.Drafts;

namespace JourneyStudio.Web.Features.Designer.Canvas;

/// <summary>One line of the outline.</summary>
/// <param name="Node">The activity.</param>
/// <param name="Depth">How many branches deep it stands.</param>
/// <param name="Port">The label of the branch that it begins, else empty.</param>
internal sealed record OutlineLine(NodeView Node, int Depth, string Port)
{
    /// <summary>Every activity once: from the triggers down, a branch indented, what leads nowhere from outside at the end.</summary>
    public static IReadOnlyList<OutlineLine> Of(DraftView draft)
    {
        var lines = new List<OutlineLine>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var targets = draft.Connections.Select(connection => connection.Target).ToHashSet(StringComparer.Ordinal);
        foreach (var node in draft.Nodes.OrderBy(node => node.HasInput && targets.Contains(node.Id)).ThenBy(node => node.Y).ThenBy(node => node.X))
            Walk(draft, node, 0, "", seen, lines);
        return lines;
    }

    private static void Walk(DraftView draft, NodeView node, int depth, string port, HashSet<string> seen, List<OutlineLine> lines)
    {
        var pending = new Stack<(NodeView Node, int Depth, string Port)>([(node, depth, port)]);
        while (pending.TryPop(out var at))
        {
            if (!seen.Add(at.Node.Id)) continue;
            lines.Add(new OutlineLine(at.Node, at.Depth, at.Port));
            var ways = draft.Connections.Where(connection => connection.Source == at.Node.Id).ToList();
            foreach (var way in ways.OrderByDescending(way => Order(at.Node, way.Port)))
                if (draft.Find(way.Target) is { } next) pending.Push((next, at.Depth + (ways.Count > 1 ? 1 : 0), ways.Count > 1 ? Label(at.Node, way.Port) : ""));
        }
    }

    private static int Order(NodeView node, string port) => node.Ports.TakeWhile(candidate => candidate.Id != port).Count();

    private static string Label(NodeView node, string port) => node.Ports.FirstOrDefault(candidate => candidate.Id == port)?.Label ?? port;
}
