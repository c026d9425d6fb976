namespace JourneyStudio.Engine.Definitions.Lint;

/// <summary>Activities where parallel branches of one fork meet without a join: they run once for each branch.</summary>
internal static class ForkChecks
{
    public static IEnumerable<Problem> Find(LintedDraft draft)
    {
        var reported = new HashSet<string>(StringComparer.Ordinal);
        foreach (var fork in draft.Connections.GroupBy(connection => (connection.Source, connection.SourcePort)))
        {
            var branches = fork.Select(connection => connection.Target).Distinct(StringComparer.Ordinal).Select(target => draft.Reach([target])).ToList();
            if (branches.Count < 2) continue;
            var shared = branches.SelectMany(branch => branch).GroupBy(id => id).Where(group => group.Count() > 1).Select(group => group.Key).ToHashSet(StringComparer.Ordinal);
            foreach (var meeting in draft.Connections.Where(c => shared.Contains(c.Target) && !shared.Contains(c.Source)).Select(c => c.Target))
            {
                if (draft.Bound.FirstOrDefault(activity => activity.Definition.Id == meeting)?.Kind.Descriptor.Joins == true) continue;
                if (reported.Add(meeting)) yield return new("fork.meets", fork.Key.Source) { Activity = meeting, Severity = ProblemSeverity.Warns };
            }
        }
    }
}
