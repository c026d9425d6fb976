using System.Collections.Frozen;
using System.Collections.Immutable;
using JourneyStudio.Engine.Members.Scoring;
using JourneyStudio.Engine.Rules;

namespace JourneyStudio.Engine.Content;

/// <summary>Which computed tags of a workspace may change for a member after which events: they are computed again for that member.</summary>
public sealed class TagWatch
{
    private static readonly ImmutableArray<string> Orders = RuleReads.Events(new OrderRule(new CountRange(1, null)));

    private readonly FrozenDictionary<string, ImmutableArray<TagDefinition>> byEvent;
    private readonly FrozenSet<string> read;

    /// <summary>Looks at the rules and models of the computed tags.</summary>
    /// <param name="tags">All tags.</param>
    /// <param name="models">What the models read.</param>
    public TagWatch(IEnumerable<TagDefinition> tags, ModelSettings models)
    {
        var computed = tags.Where(tag => tag.IsComputed).ToList();
        byEvent = computed.SelectMany(tag => Events(tag, models).Select(name => (Name: name, Tag: tag)))
            .GroupBy(one => one.Name, one => one.Tag)
            .ToFrozenDictionary(group => group.Key, group => group.ToImmutableArray(), StringComparer.Ordinal);
        read = computed.SelectMany(tag => tag.Read() is { } rule && rule.TryGet(out var leaves) ? leaves.Leaves.OfType<TagRule>().Select(leaf => leaf.Tag) : [])
            .ToFrozenSet(StringComparer.Ordinal);
    }

    /// <summary>Whether no tag follows anything.</summary>
    public bool IsEmpty => byEvent.Count == 0;

    /// <summary>The tags that may change after an event of this name.</summary>
    public ImmutableArray<TagDefinition> After(string eventName) => byEvent.GetValueOrDefault(eventName, []);

    /// <summary>Whether any tag may change after an event of this name.</summary>
    public bool Hears(string eventName) => byEvent.ContainsKey(eventName);

    /// <summary>Whether the rule of another tag reads this one.</summary>
    public bool Reads(string tag) => read.Contains(tag);

    private static ImmutableArray<string> Events(TagDefinition tag, ModelSettings models) => tag.Model switch
    {
        { Kind: CustomerModels.Behaviour } => [.. models.Points.Select(points => points.Event).Distinct()],
        not null => Orders,
        _ => tag.Read() is { } read && read.TryGet(out var rule) ? RuleReads.Events(rule) : [],
    };
}
