using System.Collections.Immutable;
using JourneyStudio.Engine.Rules;

namespace JourneyStudio.Engine.Content;

/// <summary>Segments and computed tags: who belongs to them is found out from time to time, and one may read another.</summary>
public static class ComputedSets
{
    /// <summary>All of them, each after those that its rule reads. Where they read each other in a circle, one of them comes first.</summary>
    public static ImmutableArray<SetKey> InOrder(ContentCatalog content)
    {
        var ordered = ImmutableArray.CreateBuilder<SetKey>();
        var met = new HashSet<SetKey>();
        var roots = content.Content.Segments.Select(segment => new SetKey(SetKind.Segment, segment.Key))
            .Concat(content.Content.Tags.Where(tag => tag.IsComputed).Select(tag => new SetKey(SetKind.Tag, tag.Key)));
        foreach (var root in roots) Visit(root);
        return ordered.ToImmutable();

        void Visit(SetKey set)
        {
            if (!met.Add(set)) return;
            foreach (var next in Reads(set, content)) Visit(next);
            ordered.Add(set);
        }
    }

    /// <summary>Whether a set with this rule would read itself, directly or by others.</summary>
    public static bool IsCircle(SetKey set, Rule rule, ContentCatalog content)
    {
        var met = new HashSet<SetKey>();
        var open = new Stack<SetKey>(Reads(rule, content));
        while (open.TryPop(out var next))
        {
            if (next == set) return true;
            if (!met.Add(next)) continue;
            foreach (var further in Reads(next, content)) open.Push(further);
        }

        return false;
    }

    private static IEnumerable<SetKey> Reads(SetKey set, ContentCatalog content)
    {
        var read = set.Kind == SetKind.Segment ? content.Segment(set.Key)?.Read() : content.Tag(set.Key)?.Read();
        return read is { } found && found.TryGet(out var rule) ? Reads(rule, content) : [];
    }

    private static IEnumerable<SetKey> Reads(Rule rule, ContentCatalog content) => rule.Leaves
        .Select(leaf => leaf switch
        {
            SegmentRule segment => new SetKey(SetKind.Segment, segment.Segment),
            TagRule tag when content.Tag(tag.Tag) is { IsComputed: true } => new SetKey(SetKind.Tag, tag.Tag),
            _ => default,
        })
        .Where(set => set != default);
}

/// <summary>A segment or a computed tag.</summary>
/// <param name="Kind">Which of both.</param>
/// <param name="Key">Its key.</param>
public readonly record struct SetKey(SetKind Kind, string Key);

/// <summary>What a set of members is.</summary>
public enum SetKind
{
    /// <summary>A segment.</summary>
    Segment,

    /// <summary>A computed tag.</summary>
    Tag,
}
