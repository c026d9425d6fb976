using JourneyStudio.Engine.Activities;

namespace JourneyStudio.Engine.Definitions.Lint;

/// <summary>The journey among the others: calls that nobody answers, and journeys that start each other in a circle.</summary>
internal static class NeighbourChecks
{
    public static IEnumerable<Problem> Find(LintedDraft draft)
    {
        var self = draft.Definition;
        var others = draft.Surroundings.Published.Where(other => other.DefinitionId != self.DefinitionId).ToList();
        foreach (var problem in Calls(draft, others)) yield return problem;
        // Who has been in is not let in again: there the circle ends
        if (!LetsInAgain(self)) yield break;
        var next = others.Where(LetsInAgain).ToList();
        foreach (var (first, link) in next.SelectMany(other => JourneyLinks.Between(self, other, draft.Catalog).Select(link => (other, link))).DistinctBy(step => (step.other.DefinitionId, step.link.Activity)))
        {
            if (Way(first, self, next, draft.Catalog) is { } way)
                yield return new("journeys.circle", string.Join(" → ", way.Select(journey => journey.Name ?? journey.DefinitionId))) { Activity = link.Activity, Severity = ProblemSeverity.Warns };
        }
    }

    private static bool LetsInAgain(JourneyDefinition journey) => journey.Rules.EntryRule.Mode is ReentryMode.Always or ReentryMode.Restart;

    private static IEnumerable<Problem> Calls(LintedDraft draft, List<JourneyDefinition> others)
    {
        if (draft.Surroundings.Journeys is not { } known) yield break;
        foreach (var call in JourneyLinks.Causes(draft.Definition, draft.Catalog).Where(link => link.Kind == LinkKind.Call))
        {
            var field = draft.Find(call.Activity)!.Kind.Descriptor.Fields.First(field => field.Kind == FieldKind.Journey).Name;
            var called = call.Key == draft.Definition.DefinitionId ? draft.Definition : others.Find(other => other.DefinitionId == call.Key);
            if (!known.Contains(call.Key)) yield return new("start.no-journey", call.Key) { Activity = call.Activity, Field = field };
            else if (called is null) yield return new("start.not-published") { Activity = call.Activity, Field = field, Severity = ProblemSeverity.Warns };
            else if (!JourneyLinks.StartsOn(called, draft.Catalog).Any(start => start.Kind == LinkKind.Call))
                yield return new("start.no-entry", called.Name ?? call.Key) { Activity = call.Activity, Field = field, Severity = ProblemSeverity.Warns };
        }
    }

    /// <summary>The journeys from one to the end, both named; null when there is no way.</summary>
    private static List<JourneyDefinition>? Way(JourneyDefinition from, JourneyDefinition to, List<JourneyDefinition> among, ActivityCatalog catalog)
    {
        var before = new Dictionary<string, JourneyDefinition?>(StringComparer.Ordinal) { [from.DefinitionId] = null };
        var open = new Queue<JourneyDefinition>([from]);
        while (open.TryDequeue(out var at))
        {
            if (JourneyLinks.Between(at, to, catalog).Any())
            {
                List<JourneyDefinition> way = [at];
                while (before[way[0].DefinitionId] is { } previous) way.Insert(0, previous);
                return [to, .. way, to];
            }

            foreach (var other in among.Where(other => !before.ContainsKey(other.DefinitionId) && JourneyLinks.Between(at, other, catalog).Any()))
            {
                before[other.DefinitionId] = at;
                open.Enqueue(other);
            }
        }

        return null;
    }
}
