namespace JourneyStudio.Engine.Definitions.Lint;

/// <summary>Outputs that lead nowhere: members who leave by them are at the end, which may be meant or forgotten.</summary>
internal static class PortChecks
{
    public static IEnumerable<Problem> Find(LintedDraft draft)
    {
        var connected = draft.Definition.Connections.Select(connection => (connection.Source, connection.SourcePort)).ToHashSet();
        return from activity in draft.Bound
               let id = activity.Definition.Id
               from port in activity.Ports
               where !port.MayEnd && !connected.Contains((id, port.Name))
               select new Problem("port.unconnected", port.Name) { Activity = id, Severity = ProblemSeverity.Warns };
    }
}
