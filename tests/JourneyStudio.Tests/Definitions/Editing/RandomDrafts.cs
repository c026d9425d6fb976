using System.Collections.Immutable;
using System.Text.Json;
using JourneyStudio.Engine.Definitions;
using JourneyStudio.Engine.Definitions.Editing;

namespace JourneyStudio.Tests.Definitions.Editing;

/// <summary>Drafts and commands for property tests, the same for the same seed; commands hit what is there, what is gone and what is broken.</summary>
internal sealed class RandomDrafts(int seed)
{
    private static readonly string[] Ports = ["Done", "Yes", "No"];
    private readonly Random random = new(seed);
    private int made;

    public JourneyDefinition Draft()
    {
        ImmutableArray<Activity> activities = [.. Enumerable.Range(0, random.Next(7)).Select(_ => Activity())];
        return new JourneyDefinition
        {
            DefinitionId = "draft",
            Name = Maybe("A journey"),
            Rules = random.Next(2) == 0 ? JourneyRules.None : new JourneyRules { Priority = random.Next(9) },
            Activities = activities,
            Connections = [.. Enumerable.Range(0, random.Next(9)).Select(_ => Connection(activities)).DistinctBy(c => (c.Source, c.SourcePort, c.Target))],
        };
    }

    public DraftCommand Command(JourneyDefinition draft) => random.Next(11) switch
    {
        0 => new DraftCommand.Add([new(Activity()), new(Activity(), random.Next(3))], [new(Connection(draft.Activities))]),
        1 => new DraftCommand.Add([], [new(Connection(draft.Activities))]),
        2 => new DraftCommand.Remove([.. Ids(draft, 2)], [.. draft.Connections.Where(_ => random.Next(3) == 0)]),
        3 or 4 => new DraftCommand.Delete([.. Ids(draft, 3)]),
        5 => new DraftCommand.Move([.. Ids(draft, 3).Select(id => new ActivityMove(id, new Position(random.Next(900), random.Next(900))))]),
        6 => new DraftCommand.Set(Id(draft), Setting(), random.Next(3) == 0 ? null : JsonSerializer.SerializeToElement(random.Next(5))),
        7 => new DraftCommand.Rename(Id(draft), Maybe("Renamed")),
        8 => new DraftCommand.Journey(random.Next(2) == 0 ? "name" : "priority", random.Next(3) == 0 ? null : JsonSerializer.SerializeToElement(random.Next(9))),
        9 => new DraftCommand.Replace(Draft()),
        _ => new DraftCommand.Batch([Command(draft), Command(draft)]),
    };

    private Activity Activity() => new()
    {
        Id = $"a{made++}",
        Type = "Journey.Wait",
        DisplayText = Maybe("Named"),
        Position = random.Next(4) == 0 ? null : new Position(random.Next(900), random.Next(900)),
        Settings = Enumerable.Range(0, random.Next(4)).Aggregate(PropertyBag.Empty, (bag, _) => bag.Set(Setting(), "P1D")),
    };

    /// <summary>One in six dangles.</summary>
    private Connection Connection(ImmutableArray<Activity> activities) =>
        new(activities.Length == 0 || random.Next(6) == 0 ? "gone" : Pick(activities).Id, Ports[random.Next(3)], activities.Length == 0 ? "gone" : Pick(activities).Id);

    private IEnumerable<string> Ids(JourneyDefinition draft, int most) => Enumerable.Range(0, 1 + random.Next(most)).Select(_ => Id(draft)).Distinct();

    private string Id(JourneyDefinition draft) => draft.Activities.IsEmpty || random.Next(8) == 0 ? "gone" : Pick(draft.Activities).Id;

    private string Setting() => ((string[])["duration", "until", "tags", "note"])[random.Next(4)];

    private string? Maybe(string text) => random.Next(2) == 0 ? null : $"{text} {random.Next(99)}";

    private T Pick<T>(ImmutableArray<T> items) => items[random.Next(items.Length)];
}
