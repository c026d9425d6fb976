using System.Collections.Frozen;
using System.Collections.Immutable;
using JourneyStudio.Engine.Activities;
using JourneyStudio.Engine.Definitions;
using JourneyStudio.Engine.Members;
using JourneyStudio.Engine.Rules;

namespace JourneyStudio.Engine.Execution;

/// <summary>A version of a journey, compiled: activities bound to their kinds, connections by port.</summary>
public sealed class Plan
{
    private readonly FrozenDictionary<string, BoundActivity> activities;
    private readonly FrozenDictionary<(string Activity, string Port), ImmutableArray<string>> next;

    private Plan(PlanIdentity identity, JourneyDefinition definition, ImmutableArray<BoundActivity> bound, Rule? exitWhen)
    {
        Identity = identity;
        Definition = definition;
        ExitWhen = exitWhen;
        activities = bound.ToFrozenDictionary(activity => activity.Definition.Id);
        next = definition.Connections
            .GroupBy(connection => (connection.Source, connection.SourcePort))
            .ToFrozenDictionary(group => group.Key, group => group.Select(connection => connection.Target).ToImmutableArray());
        Triggers = [.. bound.Where(activity => activity.Kind.Descriptor.Family == ActivityFamily.Trigger)];
        Listens = [.. bound.SelectMany(activity => activity.Listens)];
        Needs = bound.Select(activity => activity.Needs)
            .Append(exitWhen is null ? SnapshotNeeds.None : RuleReads.Needs(exitWhen))
            .Aggregate(SnapshotNeeds.None, (all, one) => all.With(one));
    }

    /// <summary>Which journey and version.</summary>
    public PlanIdentity Identity { get; }

    /// <summary>What was compiled.</summary>
    public JourneyDefinition Definition { get; }

    /// <summary>Rule that ends an enrollment; null for none.</summary>
    public Rule? ExitWhen { get; }

    /// <summary>Activities that let members in.</summary>
    public ImmutableArray<BoundActivity> Triggers { get; }

    /// <summary>Names of all events that the version lets in on or waits for.</summary>
    public ImmutableHashSet<string> Listens { get; }

    /// <summary>What the version reads of a member.</summary>
    public SnapshotNeeds Needs { get; }

    /// <summary>Order among journeys that act at the same instant: higher first.</summary>
    public int Priority => Definition.Rules.Priority ?? 0;

    /// <summary>Compiles a version.</summary>
    /// <returns>The plan, or the problems that keep it from running: unknown types, wrong settings, connections to nowhere.</returns>
    public static Result<Plan> Compile(PlanIdentity identity, JourneyDefinition definition, ActivityCatalog catalog)
    {
        var problems = new List<Problem>();
        var bound = ImmutableArray.CreateBuilder<BoundActivity>();
        foreach (var activity in definition.Activities)
        {
            if (catalog.Bind(activity) is { } found)
            {
                bound.Add(found);
                problems.AddRange(found.Problems);
            }
            else
            {
                problems.Add(new Problem("activity.unknown-type", activity.Type) { Activity = activity.Id });
            }
        }

        problems.AddRange(definition.Connections
            .Where(connection => definition.Find(connection.Source) is null || definition.Find(connection.Target) is null)
            .Select(connection => new Problem("connection.dangling", connection.Source, connection.Target)));
        var exitWhen = definition.Rules.ExitWhen is { } json ? RuleJson.Parse(json) : null;
        if (exitWhen is { IsOk: false }) problems.AddRange(exitWhen.Problems);
        return problems.Count == 0
            ? new Plan(identity, definition, bound.ToImmutable(), exitWhen?.Value)
            : Result.Fail<Plan>([.. problems]);
    }

    /// <summary>The activity, or null when the version has none of that id.</summary>
    public BoundActivity? Find(string activity) => activities.GetValueOrDefault(activity);

    /// <summary>Where a port leads; empty when it is an end.</summary>
    public ImmutableArray<string> Next(string activity, string port) => next.GetValueOrDefault((activity, port), []);
}
