using JourneyStudio.Engine.Activities;
using JourneyStudio.Engine.Definitions;

namespace JourneyStudio.Tests.Simulation.Chance;

/// <summary>Draws activities of every kind in a row, in branches that part and mostly meet again, and in loops around a wait.</summary>
internal sealed class Drawing
{
    private const int Deepest = 2;
    private const int Most = 14;
    private static readonly ILookup<ActivityFamily, ActivityKind> ByFamily = World.Catalog.Kinds.ToLookup(kind => kind.Descriptor.Family);
    private static readonly List<ActivityKind> Others = [.. World.Catalog.Kinds.Where(kind => kind.Descriptor is { Joins: false, Family: not (ActivityFamily.Trigger or ActivityFamily.Exit or ActivityFamily.Note) })];
    private readonly Dice dice;

    public Drawing(Dice dice)
    {
        this.dice = dice;
        Add(World.Catalog.Find("Journey.EventTrigger")!, "start");
        if (dice.Percent(35)) Add(World.Catalog.Find("Journey.CalledTrigger")!, "called");
        if (dice.Percent(60)) Add(dice.Of(ByFamily[ActivityFamily.Trigger].ToList()), "trigger");
        var triggers = Activities.ToList();
        var (first, _) = Row(dice.From(2, 5), depth: 0);
        foreach (var trigger in triggers) Connect((trigger.Definition.Id, Port.Done), first);
    }

    public List<BoundActivity> Activities { get; } = [];

    public List<Connection> Connections { get; } = [];

    /// <summary>Connections that lead back, if the checks allow them.</summary>
    public List<Connection> Loops { get; } = [];

    /// <summary>Connections from anywhere to anywhere.</summary>
    public IEnumerable<Connection> Chaos()
    {
        var steps = Activities.Where(activity => activity.Kind.Descriptor.Family != ActivityFamily.Trigger).ToList();
        for (var count = dice.Percent(30) ? dice.From(1, 3) : 0; count > 0; count--)
        {
            var from = dice.Of(Activities);
            if (!from.Ports.IsEmpty) yield return new Connection(from.Definition.Id, dice.Of(from.Ports).Name, dice.Of(steps).Definition.Id);
        }
    }

    private (string First, List<(string, string)> Open) Row(int length, int depth)
    {
        var (first, open) = Part(depth);
        for (var number = 1; number < length && Activities.Count < Most; number++)
        {
            var (next, left) = Part(depth);
            foreach (var port in open) Connect(port, next);
            open = left;
        }

        return (first, open);
    }

    private (string First, List<(string, string)> Open) Part(int depth) => dice.From(0, 99) switch
    {
        < 30 when depth < Deepest => Fork(depth),
        < 45 => Loop(),
        < 49 => One(dice.Of(ByFamily[ActivityFamily.Exit].ToList())),
        < 65 => One(dice.Of(ByFamily[ActivityFamily.Wait].ToList())),
        _ => One(dice.Of(Others)),
    };

    /// <summary>The ports that somebody goes on by: each, or only some.</summary>
    private (string First, List<(string, string)> Open) One(ActivityKind kind)
    {
        var activity = Add(kind, $"a{Activities.Count}");
        return (activity.Definition.Id, [.. activity.Ports.Where((_, at) => at == 0 || dice.Percent(60)).Select(port => (activity.Definition.Id, port.Name))]);
    }

    private (string First, List<(string, string)> Open) Fork(int depth)
    {
        var (first, open) = One(dice.Of(Others));
        if (open.Count == 0) return (first, open);
        var ends = open.Skip(1).ToList();
        for (var branch = dice.From(2, 3); branch > 0; branch--)
        {
            var (next, left) = Row(dice.From(1, 2), depth + 1);
            Connect(open[0], next);
            ends.AddRange(left);
        }

        if (dice.Percent(15)) return (first, ends);
        var (join, after) = One(World.Catalog.Find("Journey.Join")!);
        foreach (var end in ends) Connect(end, join);
        return (first, after);
    }

    private (string First, List<(string, string)> Open) Loop()
    {
        var (first, open) = One(dice.Of(ByFamily[ActivityFamily.Wait].ToList()));
        var (next, left) = One(dice.Of(Others));
        foreach (var port in open) Connect(port, next);
        if (left.Count > 0) Loops.Add(new Connection(dice.Of(left).Item1, dice.Of(left).Item2, first));
        return (first, left);
    }

    private void Connect((string Activity, string Port) from, string to) => Connections.Add(new Connection(from.Activity, from.Port, to));

    private BoundActivity Add(ActivityKind kind, string id)
    {
        var activity = RandomSettings.Of(kind, id, dice);
        Activities.Add(activity);
        return activity;
    }
}
