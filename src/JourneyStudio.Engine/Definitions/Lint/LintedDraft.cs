using System.Collections.Immutable;
using JourneyStudio.Engine.Activities;
using JourneyStudio.Engine.Content;

namespace JourneyStudio.Engine.Definitions.Lint;

/// <summary>A draft prepared for its checks: activities bound to their kinds, connections as a graph. Bears every kind of broken draft.</summary>
internal sealed class LintedDraft
{
    private readonly Dictionary<string, BoundActivity> bound = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> places = new(StringComparer.Ordinal);
    private readonly ILookup<string, string> next;
    private List<PlacedRule>? rules;

    public LintedDraft(JourneyDefinition definition, ActivityCatalog catalog, ContentCatalog content)
    {
        (Definition, Catalog, Content) = (definition, catalog, content);
        foreach (var activity in definition.Activities)
        {
            places.TryAdd(activity.Id, places.Count);
            if (catalog.Bind(activity) is { } known) bound.TryAdd(activity.Id, known);
        }

        Connections = [.. definition.Connections.Where(c => places.ContainsKey(c.Source) && places.ContainsKey(c.Target))];
        next = Connections.ToLookup(connection => connection.Source, connection => connection.Target);
    }

    public JourneyDefinition Definition { get; }

    public ActivityCatalog Catalog { get; }

    public ContentCatalog Content { get; }

    /// <summary>Now; null where it does not matter.</summary>
    public DateTimeOffset? Now { get; init; }

    /// <summary>What stands around it.</summary>
    public LintSurroundings Surroundings { get; init; } = LintSurroundings.Unknown;

    /// <summary>Every rule that can be read, those of the journey itself first.</summary>
    public IEnumerable<PlacedRule> Rules => rules ??= [.. DraftRules.Of(this)];

    /// <summary>The connections whose both ends exist.</summary>
    public ImmutableArray<Connection> Connections { get; }

    /// <summary>Activities of known kinds, in file order.</summary>
    public IEnumerable<BoundActivity> Bound => Definition.Activities.Select(activity => Find(activity.Id)).OfType<BoundActivity>().Distinct();

    public IEnumerable<BoundActivity> Triggers => Bound.Where(activity => activity.Kind.Descriptor.Family == ActivityFamily.Trigger);

    public BoundActivity? Find(string id) => bound.GetValueOrDefault(id);

    public bool Exists(string id) => places.ContainsKey(id);

    /// <summary>Where an activity stands in the file; -1 for what concerns none.</summary>
    public int Place(string? id) => id is null ? -1 : places.GetValueOrDefault(id, int.MaxValue);

    public IEnumerable<string> Next(string id) => next[id];

    /// <summary>The activities on some way from these, these included.</summary>
    public HashSet<string> Reach(IEnumerable<string> from)
    {
        var reached = new HashSet<string>(from, StringComparer.Ordinal);
        var open = new Stack<string>(reached);
        while (open.TryPop(out var id))
        {
            foreach (var target in next[id])
                if (reached.Add(target)) open.Push(target);
        }

        return reached;
    }
}
