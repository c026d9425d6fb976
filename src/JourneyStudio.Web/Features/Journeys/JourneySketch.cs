using JourneyStudio.Engine;
using JourneyStudio.Engine.Activities;
using JourneyStudio.Engine.Content;
using JourneyStudio.Engine.Definitions;
using JourneyStudio.Engine.Definitions.Lint;

namespace JourneyStudio.Web.Features.Journeys;

/// <summary>A definition in small: the families of its first activities in the order a member meets them, and how many checks it has.</summary>
public sealed record JourneySketch(IReadOnlyList<string> Families, int Blocking, int Hints)
{
    private const int Stops = 9;
    private static readonly JourneySketch Unreadable = new([], Blocking: 1, Hints: 0);

    public static JourneySketch Of(string text, ActivityCatalog catalog, ContentCatalog content)
    {
        if (!DefinitionJson.Read(text).TryGet(out var definition))
            return Unreadable;
        var found = JourneyLint.Check(definition, catalog, content);
        return new JourneySketch(
            FamiliesOf(definition, catalog),
            found.Count(problem => problem.Severity == ProblemSeverity.Blocks),
            found.Count(problem => problem.Severity != ProblemSeverity.Blocks));
    }

    /// <summary>The families of a journey's first activities.</summary>
    public static IReadOnlyList<string> FamiliesOf(JourneyDefinition definition, ActivityCatalog catalog) =>
        [.. InOrder(definition).Select(activity => Family(activity, catalog)).Take(Stops)];

    /// <summary>From the activities that nothing leads to, connection by connection; each activity once.</summary>
    private static IEnumerable<Activity> InOrder(JourneyDefinition definition)
    {
        var ways = definition.Connections.ToLookup(connection => connection.Source, connection => connection.Target);
        var reached = definition.Connections.Select(connection => connection.Target).ToHashSet(StringComparer.Ordinal);
        var next = new Queue<string>(definition.Activities.Select(activity => activity.Id).Where(id => !reached.Contains(id)));
        var seen = new HashSet<string>(StringComparer.Ordinal);
        while (next.TryDequeue(out var id))
        {
            if (!seen.Add(id) || definition.Find(id) is not { } activity)
                continue;
            yield return activity;
            foreach (var target in ways[id])
                next.Enqueue(target);
        }
    }

    private static string Family(Activity activity, ActivityCatalog catalog) =>
        catalog.Find(activity.Type)?.Descriptor.Family.ToString().ToLowerInvariant() ?? "flow";
}
