namespace JourneyStudio.Engine.Definitions.Lint;

/// <summary>Circles in which nothing holds the member: at run time they would be stopped as failed after 100 visits.</summary>
internal static class LoopChecks
{
    public static IEnumerable<Problem> Find(LintedDraft draft)
    {
        var reported = new HashSet<string>(StringComparer.Ordinal);
        foreach (var activity in draft.Definition.Activities)
        {
            if (Parks(draft, activity.Id) || reported.Contains(activity.Id)) continue;
            var circle = Circle(draft, activity.Id);
            if (circle.Count == 0) continue;
            reported.UnionWith(circle);
            yield return new("loop.no-wait", string.Join(", ", draft.Definition.Activities.Select(a => a.Id).Where(circle.Contains))) { Activity = activity.Id };
        }
    }

    /// <summary>The activities that lie on a way from here back to here, past no activity that parks.</summary>
    private static HashSet<string> Circle(LintedDraft draft, string id)
    {
        var ahead = Walk(id, draft.Next);
        if (!ahead.Contains(id)) return [];
        var back = draft.Connections.ToLookup(connection => connection.Target, connection => connection.Source);
        ahead.IntersectWith(Walk(id, target => back[target]));
        return ahead;

        HashSet<string> Walk(string from, Func<string, IEnumerable<string>> step)
        {
            var reached = new HashSet<string>(StringComparer.Ordinal);
            var open = new Stack<string>([from]);
            while (open.TryPop(out var at))
            {
                foreach (var to in step(at))
                    if (!Parks(draft, to) && reached.Add(to)) open.Push(to);
            }

            return reached;
        }
    }

    private static bool Parks(LintedDraft draft, string id) => draft.Find(id)?.Kind.Descriptor.Parks ?? false;
}
