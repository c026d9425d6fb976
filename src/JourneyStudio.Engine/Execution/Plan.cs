using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Collections.Immutable;
using JourneyStudio.Engine.Activities;
using JourneyStudio.Engine.Definitions;
using JourneyStudio.Engine.Members;
using JourneyStudio.Engine.Rules;
using JourneyStudio.Engine.Time;

namespace JourneyStudio.Engine.Execution;

/// <summary>A version of a journey, compiled: activities bound to their kinds, connections by port.</summary>
public sealed class Plan
{
    private readonly FrozenDictionary<string, BoundActivity> activities;
    private readonly FrozenDictionary<(string Activity, string Port), ImmutableArray<string>> next;

    private readonly ConcurrentDictionary<(string From, string Join), bool> reach = [];

    private readonly ConcurrentDictionary<(VersionId Other, string Activity), bool> likeness = [];

    private Plan(PlanIdentity identity, JourneyDefinition definition, ImmutableArray<BoundActivity> bound, Rule? exitWhen, PlannedGoal? goal)
    {
        Identity = identity;
        Definition = definition;
        ExitWhen = exitWhen;
        Goal = goal;
        Zone = definition.Rules.Zone is { } zone && Zones.Find(zone).TryGet(out var found) ? found : null;
        activities = bound.ToFrozenDictionary(activity => activity.Definition.Id);
        next = definition.Connections
            .GroupBy(connection => (connection.Source, connection.SourcePort))
            .ToFrozenDictionary(group => group.Key, group => group.Select(connection => connection.Target).ToImmutableArray());
        Triggers = [.. bound.Where(activity => activity.Kind.Descriptor.Family == ActivityFamily.Trigger)];
        Listens =
        [
            .. bound.SelectMany(activity => activity.Listens.Concat(activity.Watches)),
            .. exitWhen is null ? [] : RuleReads.Events(exitWhen),
            .. goal is null ? ImmutableArray<string>.Empty : [goal.Event],
        ];
        Needs = bound.Select(activity => activity.Needs)
            .Append(RuleFilters.Needs(exitWhen))
            .Append(RuleFilters.Needs(goal?.Where))
            .Aggregate(SnapshotNeeds.None, (all, one) => all.With(one));
    }

    /// <summary>Which journey and version.</summary>
    public PlanIdentity Identity { get; }

    /// <summary>What was compiled.</summary>
    public JourneyDefinition Definition { get; }

    /// <summary>Rule that ends an enrollment; null for none.</summary>
    public Rule? ExitWhen { get; }

    /// <summary>What it is for; null when nothing is measured.</summary>
    public PlannedGoal? Goal { get; }

    /// <summary>Zone in which the journey's times are meant; null: the member's.</summary>
    public TimeZoneInfo? Zone { get; }

    /// <summary>Activities that let members in.</summary>
    public ImmutableArray<BoundActivity> Triggers { get; }

    /// <summary>Names of all events that the version lets in on or waits for.</summary>
    public ImmutableHashSet<string> Listens { get; }

    /// <summary>What the version reads of a member.</summary>
    public SnapshotNeeds Needs { get; }

    /// <summary>Order among journeys that act at the same instant: higher first.</summary>
    public int Priority => Definition.Rules.Priority ?? 0;

    /// <summary>Compiles a version.</summary>
    /// <returns>The plan, or the problems that keep it from running: unknown types, wrong settings, connections to nowhere or into notes.</returns>
    public static Result<Plan> Compile(PlanIdentity identity, JourneyDefinition definition, ActivityCatalog catalog)
    {
        var problems = new List<Problem>();
        var bound = ImmutableArray.CreateBuilder<BoundActivity>();
        foreach (var activity in definition.Activities)
        {
            if (catalog.Bind(activity) is not { } found)
            {
                problems.Add(new Problem("activity.unknown-type", activity.Type) { Activity = activity.Id });
                continue;
            }

            problems.AddRange(found.Problems);
            if (found.Kind.Descriptor.Family != ActivityFamily.Note) bound.Add(found);
            else problems.AddRange(definition.Connections.Where(connection => connection.Target == activity.Id).Select(connection => new Problem("connection.into-note", connection.Target) { Activity = connection.Source }));
        }

        problems.AddRange(definition.Connections
            .Where(connection => definition.Find(connection.Source) is null || definition.Find(connection.Target) is null)
            .Select(connection => new Problem("connection.dangling", connection.Source, connection.Target)));
        var exitWhen = definition.Rules.ExitWhen is { } json ? RuleJson.Parse(json) : null;
        if (exitWhen is { IsOk: false }) problems.AddRange(exitWhen.Problems);
        var goal = definition.Rules.Goal is { } drawn ? PlannedGoal.From(drawn) : null;
        if (goal is { IsOk: false }) problems.AddRange(goal.Problems);
        return problems.Count == 0
            ? new Plan(identity, definition, bound.ToImmutable(), exitWhen?.Value, goal?.Value)
            : Result.Fail<Plan>([.. problems]);
    }

    /// <summary>The activity, or null when the version has none of that id.</summary>
    public BoundActivity? Find(string activity) => activities.GetValueOrDefault(activity);

    /// <summary>Where a port leads; empty when it is an end.</summary>
    public ImmutableArray<string> Next(string activity, string port) => next.GetValueOrDefault((activity, port), []);

    /// <summary>Whether a path leads from an activity to a join without passing that join before.</summary>
    public bool Reaches(string from, string join) => reach.GetOrAdd((from, join), pair => Search(pair.From, pair.Join));

    /// <summary>Whether an activity of this id waits here as it does in another version of the journey: the same kind and settings under the same rules.</summary>
    public bool WaitsAlike(Plan other, string activity) => likeness.GetOrAdd((other.Identity.Version, activity), _ =>
        Find(activity) is { } here && other.Find(activity) is { } there && here.Kind.Descriptor.Type == there.Kind.Descriptor.Type && here.Settings.Equals(there.Settings) && Definition.Rules.BearAlikeOnWaits(other.Definition.Rules));

    private bool Search(string from, string join)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal) { from };
        var open = new Stack<string>(seen);
        while (open.TryPop(out var at))
        {
            foreach (var target in Definition.Connections.Where(connection => connection.Source == at).Select(connection => connection.Target))
            {
                if (target == join) return true;
                if (seen.Add(target)) open.Push(target);
            }
        }

        return false;
    }
}
