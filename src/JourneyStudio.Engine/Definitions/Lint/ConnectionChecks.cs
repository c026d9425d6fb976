using JourneyStudio.Engine.Activities;

namespace JourneyStudio.Engine.Definitions.Lint;

/// <summary>Connections that lead nowhere, start nowhere, or stand there twice.</summary>
internal static class ConnectionChecks
{
    public static IEnumerable<Problem> Find(LintedDraft draft)
    {
        var seen = new HashSet<(string, string, string)>();
        foreach (var connection in draft.Definition.Connections)
        {
            if (!draft.Exists(connection.Source)) yield return new("connection.no-source", connection.Source, connection.Target) { Activity = Known(connection.Target) };
            else if (!draft.Exists(connection.Target)) yield return new("connection.no-target", connection.SourcePort, connection.Target) { Activity = connection.Source };
            else if (Ends(draft, connection) is { } problem) yield return problem;
            else if (!seen.Add((connection.Source, connection.SourcePort, connection.Target)))
                yield return new("connection.twice", connection.SourcePort, connection.Target) { Activity = connection.Source };
        }

        string? Known(string id) => draft.Exists(id) ? id : null;
    }

    private static Problem? Ends(LintedDraft draft, Connection connection)
    {
        if (draft.Find(connection.Source) is { } source && !source.Ports.Any(port => port.Name == connection.SourcePort))
            return new("connection.unknown-port", connection.SourcePort, string.Join(", ", source.Ports.Select(port => port.Name))) { Activity = connection.Source };
        if (draft.Find(connection.Target) is not { } target) return null;
        if (target.Kind.Descriptor.Family == ActivityFamily.Trigger) return new("connection.into-trigger", connection.Target) { Activity = connection.Source };
        if (target.Kind.Descriptor.Family == ActivityFamily.Note) return new("connection.into-note", connection.Target) { Activity = connection.Source };
        return connection.TargetPort == Connection.In ? null : new("connection.unknown-input", connection.TargetPort) { Activity = connection.Target };
    }
}
