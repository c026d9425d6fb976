using JourneyStudio.Web.Features.Designer.Drafts;
using JourneyStudio.Web.Shared.Definitions;

namespace JourneyStudio.Web.Features.Designer.Publishing;

/// <summary>Two versions in one picture: what is new stands where it is now, what is gone where it was.</summary>
internal sealed record DiffPicture
{
    public required IReadOnlyList<DiffNode> Nodes { get; init; }

    public required IReadOnlyList<DiffWay> Ways { get; init; }

    public (double X, double Y, double Width, double Height) Frame => PictureLines.Frame([.. Nodes.Select(one => (one.Node.X, one.Node.Y))]);

    /// <param name="before">The one version; null: there was none.</param>
    /// <param name="after">The other.</param>
    public static DiffPicture Between(DraftView? before, DraftView after)
    {
        var changed = VersionDifference.Activities(before, after).ToLookup(change => change.Node!.Id, change => change.Kind);
        List<DiffNode> nodes =
        [
            .. after.Nodes.Select(node => new DiffNode(node, Mark(changed[node.Id]))),
            .. (before?.Nodes ?? []).Where(node => after.Find(node.Id) is null).Select(node => new DiffNode(node, DiffMark.Removed)),
        ];
        var places = nodes.DistinctBy(one => one.Node.Id).ToDictionary(one => one.Node.Id, one => one.Node);
        var (was, now) = ((before?.Connections ?? []).ToHashSet(), after.Connections.ToHashSet());
        return new DiffPicture
        {
            Nodes = nodes,
            Ways =
            [
                .. now.Where(way => was.Contains(way)).Select(way => Way(way, DiffMark.Same)),
                .. was.Except(now).Select(way => Way(way, DiffMark.Removed)),
                .. now.Except(was).Select(way => Way(way, DiffMark.Added)),
            ],
        };

        DiffWay Way(ConnectionView way, DiffMark mark) => new(way, mark, Path(places.GetValueOrDefault(way.Source), places.GetValueOrDefault(way.Target), way.Port));
    }

    private static DiffMark Mark(IEnumerable<ChangeKind> kinds)
    {
        var mark = DiffMark.Same;
        foreach (var kind in kinds)
        {
            if (kind == ChangeKind.Added)
                return DiffMark.Added;
            mark = kind == ChangeKind.Changed || mark == DiffMark.Changed ? DiffMark.Changed : DiffMark.Rewired;
        }
        return mark;
    }

    /// <summary>Nothing for a connection without an end.</summary>
    private static string Path(NodeView? from, NodeView? to, string port) => from is null || to is null
        ? ""
        : PictureLines.Path((from.X, from.Y), from.Ports.ToList().FindIndex(one => one.Id == port), from.Ports.Count, (to.X, to.Y));
}

/// <summary>An activity in the picture.</summary>
internal sealed record DiffNode(NodeView Node, DiffMark Mark);

/// <summary>A connection in the picture.</summary>
/// <param name="Way">The connection.</param>
/// <param name="Mark">Same, added or removed.</param>
/// <param name="Path">Where it runs, as SVG has it.</param>
internal sealed record DiffWay(ConnectionView Way, DiffMark Mark, string Path);
