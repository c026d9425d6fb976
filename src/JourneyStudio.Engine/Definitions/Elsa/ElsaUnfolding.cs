using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;

namespace JourneyStudio.Engine.Definitions.Elsa;

/// <summary>Draws what Elsa nests: a sequence becomes a chain, the branches of a decision follow its ports, a fork becomes several connections of one port, and what it nests comes together in a join.</summary>
internal sealed class ElsaUnfolding
{
    private const string Sequence = "Elsa.Sequence";
    private const string Fork = "Elsa.FlowFork";
    private const string Join = "Elsa.FlowJoin";
    private static readonly HashSet<string> Drawn = new(["activities", "connections"], StringComparer.OrdinalIgnoreCase);
    private readonly JsonLimits limits;
    private readonly HashSet<string> ids = new(StringComparer.Ordinal);
    private readonly List<Activity> activities = [];
    private readonly List<Connection> connections = [];
    private readonly List<ImportedActivity> report = [];
    private readonly HashSet<string> nestingForks = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Fragment> fragments = new(StringComparer.Ordinal);

    private ElsaUnfolding(Flowchart root, JsonLimits limits) => (Root, this.limits) = (root, limits);

    public Flowchart Root { get; private set; }

    public IReadOnlyList<Activity> Activities => activities;

    public IReadOnlyList<Connection> Connections => connections;

    /// <summary>The activities that are gone.</summary>
    public IReadOnlyList<ImportedActivity> Report => report;

    /// <summary>Problem <c>json.many</c> when more comes of it than a definition may hold.</summary>
    public static Result<ElsaUnfolding> Of(JourneyDefinition definition, JsonLimits limits)
    {
        var unfolding = new ElsaUnfolding(definition.Root, limits);
        unfolding.ids.UnionWith(definition.Activities.Select(activity => activity.Id));
        if (definition.Root.Type == Sequence) unfolding.UnfoldRoot(definition.Root);
        else unfolding.UnfoldChart(definition);
        foreach (var fork in unfolding.activities.Where(activity => activity.Type == Fork || unfolding.nestingForks.Contains(activity.Id)).ToList()) unfolding.Remove(fork);
        if (unfolding.activities.Count > limits.Activities) return new Problem("json.many", "activities", limits.Activities.ToString(CultureInfo.InvariantCulture));
        if (unfolding.connections.Count > limits.Connections) return new Problem("json.many", "connections", limits.Connections.ToString(CultureInfo.InvariantCulture));
        return unfolding;
    }

    private void UnfoldRoot(Flowchart root)
    {
        var sequence = new Activity { Id = root.Id, Type = root.Type, Settings = root.Extra };
        if (Children(sequence, "activities") is not { } children) return;
        Chain(children);
        Gone(sequence);
        Root = new Flowchart { Id = root.Id, Extra = PropertyBag.From(root.Extra.Items.Where(item => !Drawn.Contains(item.Key))) };
    }

    private void UnfoldChart(JourneyDefinition definition)
    {
        foreach (var activity in definition.Activities) fragments[activity.Id] = Unfold(activity);
        foreach (var connection in definition.Connections)
        {
            var targets = fragments.TryGetValue(connection.Target, out var to) ? to.Entries : [connection.Target];
            var sources = fragments.TryGetValue(connection.Source, out var from) && connection.SourcePort == Connection.Done ? from.Exits : [new(connection.Source, connection.SourcePort)];
            Connect(from source in sources from target in targets select connection with { Source = source.Activity, SourcePort = source.Port, Target = target });
        }
    }

    /// <summary>Adds an activity, or what it nests, and says where one comes in and goes out.</summary>
    private Fragment Unfold(Activity activity)
    {
        if (activity.Type == Sequence && Children(activity, "activities") is { } children)
        {
            Gone(activity);
            return Chain(children);
        }

        if (ElsaBranches.Parallel(activity) is { } parallel && Children(activity, parallel) is { } together) return Together(activity with { Settings = activity.Settings.Remove(parallel) }, together);
        activities.Add(activity);
        var branches = ElsaBranches.Of(activity);
        if (branches.IsEmpty) return new([activity.Id], [new(activity.Id, Connection.Done)]);
        var exits = ImmutableArray.CreateBuilder<Way>();
        foreach (var (port, nested) in branches)
        {
            if (nested is null || Child(nested.Value) is not { } child) exits.Add(new(activity.Id, port));
            else exits.AddRange(After([new(activity.Id, port)], Unfold(child)));
        }

        return new([activity.Id], exits.ToImmutable());
    }

    /// <summary>The branches of a fork that nested them, up to where they come together.</summary>
    private Fragment Together(Activity fork, ImmutableArray<Activity> branches)
    {
        activities.Add(fork);
        nestingForks.Add(fork.Id);
        var ends = branches.SelectMany(branch => After([new(fork.Id, Connection.Done)], Unfold(branch))).ToImmutableArray();
        var join = new Activity { Id = Free($"{fork.Id}-join"), Type = Join, Settings = PropertyBag.Empty.Set("mode", ElsaBranches.JoinMode(fork)) };
        activities.Add(join);
        After(ends, new([join.Id], []));
        return new([fork.Id], [new(join.Id, Connection.Done)]);
    }

    private Fragment Chain(ImmutableArray<Activity> children)
    {
        var (first, ways) = (ImmutableArray<string>.Empty, ImmutableArray<Way>.Empty);
        foreach (var child in children)
        {
            var next = Unfold(child);
            ways = After(ways, next);
            if (first.IsEmpty) first = next.Entries;
        }

        return new(first, ways);
    }

    private ImmutableArray<Way> After(ImmutableArray<Way> ways, Fragment next)
    {
        Connect(from way in ways from entry in next.Entries select new Connection(way.Activity, way.Port, entry));
        return next.Exits;
    }

    /// <summary>Nested activities; null when there are none, or one of them cannot be read.</summary>
    private ImmutableArray<Activity>? Children(Activity activity, string name)
    {
        if (activity.Settings[name] is not { ValueKind: JsonValueKind.Array } nested || nested.GetArrayLength() == 0) return null;
        var children = nested.EnumerateArray().Select(Child).ToList();
        return children.TrueForAll(child => child is not null) ? [.. children.OfType<Activity>()] : null;
    }

    /// <summary>A nested activity under an id that is free; null when it cannot be read.</summary>
    private Activity? Child(JsonElement nested)
    {
        var reading = new JsonReading(JsonScan.Of("{}"u8, JsonLimits.Default).Value);
        var child = ActivityReader.Read(new ObjectReader(reading, nested, "$"));
        if (reading.Problems.Count > 0) return null;
        return child with { Id = Free(child.Id), NodeId = null };
    }

    private string Free(string wanted)
    {
        var id = wanted;
        for (var number = 2; !ids.Add(id); number++) id = FormattableString.Invariant($"{wanted}-{number}");
        return id;
    }

    /// <summary>Whoever led to a fork leads to each of its branches. A fork where the flow begins, or that leads to itself, stays.</summary>
    private void Remove(Activity fork)
    {
        var coming = connections.Where(connection => connection.Target == fork.Id).ToList();
        var going = connections.Where(connection => connection.Source == fork.Id).ToList();
        if (coming.Count == 0 || going.Count == 0 || coming.Exists(connection => connection.Source == fork.Id)) return;
        connections.RemoveAll(connection => connection.Target == fork.Id || connection.Source == fork.Id);
        Connect(from way in coming from branch in going select way with { Target = branch.Target, TargetPort = branch.TargetPort, TargetExtra = branch.TargetExtra, Extra = PropertyBag.Empty });
        activities.Remove(fork);
        Gone(fork);
    }

    /// <summary>A small file can nest so that millions of connections would come of it: the first too many is the last.</summary>
    private void Connect(IEnumerable<Connection> more) => connections.AddRange(more.Take(limits.Connections + 1 - connections.Count));

    private void Gone(Activity activity) => report.Add(new ImportedActivity(activity.Id, activity.DisplayText, activity.Type, null, ActivityFate.Unfolded, []));

    private sealed record Fragment(ImmutableArray<string> Entries, ImmutableArray<Way> Exits);

    private sealed record Way(string Activity, string Port);
}
