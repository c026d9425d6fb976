using System.Text.Json;
using JourneyStudio.Engine.Activities;

namespace JourneyStudio.Engine.Definitions.Lint;

/// <summary>Journeys that start themselves: without a wait on the way the chain is stopped as failed at run time, and twice in a passage the members multiply.</summary>
internal static class StartChecks
{
    public static IEnumerable<Problem> Find(LintedDraft draft)
    {
        // Who has been in is not let in again
        if (draft.Definition.Rules.EntryRule.Mode is ReentryMode.Never or ReentryMode.AfterDays) yield break;
        var reached = draft.Reach(draft.Triggers.Select(trigger => trigger.Definition.Id));
        var starts = draft.Bound.Where(activity => reached.Contains(activity.Definition.Id) && StartsItself(activity, draft)).Select(activity => activity.Definition.Id).ToList();
        var unhindered = Unhindered(draft);
        foreach (var start in starts.Where(unhindered.Contains)) yield return new("start.itself") { Activity = start };
        foreach (var start in starts.Where(start => draft.Reach(draft.Next(start)).Overlaps(starts) || BesideAnother(draft, start, starts)))
            yield return new("start.itself-twice") { Activity = start, Severity = ProblemSeverity.Warns };
    }

    private static bool StartsItself(BoundActivity activity, LintedDraft draft) => activity.Kind.Descriptor.Fields
        .Where(field => field.Kind == FieldKind.Journey)
        .Any(field => activity.Definition.Settings[field.Name] is { ValueKind: JsonValueKind.String } named && named.GetString() == draft.Definition.DefinitionId);

    /// <summary>The activities that a member comes to in the burst that lets them in.</summary>
    private static HashSet<string> Unhindered(LintedDraft draft)
    {
        var reached = draft.Triggers.Select(trigger => trigger.Definition.Id).ToHashSet(StringComparer.Ordinal);
        var open = new Stack<string>(reached);
        while (open.TryPop(out var at))
        {
            foreach (var to in draft.Next(at))
                if (reached.Add(to) && draft.Find(to)?.Kind.Descriptor.Parks != true) open.Push(to);
        }

        return reached;
    }

    /// <summary>Whether a fork leads to this one by one branch and to another by the other.</summary>
    private static bool BesideAnother(LintedDraft draft, string start, List<string> starts) => draft.Connections
        .GroupBy(connection => (connection.Source, connection.SourcePort))
        .Select(fork => fork.Select(connection => connection.Target).Distinct(StringComparer.Ordinal).Select(target => draft.Reach([target])).ToList())
        .Any(branches => branches.Count > 1 && branches.Exists(mine => mine.Contains(start) && branches.Exists(other => other != mine && starts.Exists(other.Contains))));
}
