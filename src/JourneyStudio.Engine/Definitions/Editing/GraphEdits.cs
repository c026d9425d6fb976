using System.Globalization;

namespace JourneyStudio.Engine.Definitions.Editing;

/// <summary>Adds and removes activities and connections.</summary>
internal static class GraphEdits
{
    public static Result<DraftEdit> Add(JourneyDefinition draft, DraftCommand.Add add)
    {
        var limits = JsonLimits.Default;
        if (draft.Activities.Length + add.Activities.Length > limits.Activities)
            return new Problem("draft.too-many-activities", limits.Activities.ToString(CultureInfo.InvariantCulture));
        if (draft.Connections.Length + add.Connections.Length > limits.Connections)
            return new Problem("draft.too-many-connections", limits.Connections.ToString(CultureInfo.InvariantCulture));
        var ids = draft.Activities.Select(activity => activity.Id).ToHashSet(StringComparer.Ordinal);
        foreach (var (activity, _) in add.Activities)
            if (!ids.Add(activity.Id)) return new Problem("draft.activity-exists", activity.Id) { Activity = activity.Id };

        var added = add.Connections.Where(placed => !draft.Connections.Any(existing => Same(existing, placed.Item))).ToList();
        foreach (var (connection, at) in added)
            if (at is null && Missing(connection, ids) is { } missing) return missing;
        if (add.Activities.IsEmpty && added.Count == 0) return DraftEditor.Nothing(draft);
        return new DraftEdit(
            draft with { Activities = PlacedItems.Put(draft.Activities, add.Activities), Connections = PlacedItems.Put(draft.Connections, [.. added]) },
            new DraftCommand.Remove([.. add.Activities.Select(placed => placed.Item.Id)], [.. added.Select(placed => placed.Item)]));
    }

    public static Result<DraftEdit> Remove(JourneyDefinition draft, DraftCommand.Remove remove)
    {
        var ids = remove.Activities.ToHashSet(StringComparer.Ordinal);
        var (activities, takenActivities) = PlacedItems.Take(draft.Activities, activity => ids.Contains(activity.Id));
        var (connections, takenConnections) = PlacedItems.Take(draft.Connections, connection => remove.Connections.Any(gone => Same(gone, connection)));
        return takenActivities.IsEmpty && takenConnections.IsEmpty
            ? DraftEditor.Nothing(draft)
            : new DraftEdit(draft with { Activities = activities, Connections = connections }, new DraftCommand.Add(takenActivities, takenConnections));
    }

    /// <summary>Two connections that join the same ports are the same one, whatever else a file says of them.</summary>
    public static bool Same(Connection a, Connection b) =>
        a.Source == b.Source && a.SourcePort == b.SourcePort && a.Target == b.Target && a.TargetPort == b.TargetPort;

    /// <summary>A connection drawn by hand joins what is there; one that is put back may dangle as it did before.</summary>
    private static Problem? Missing(Connection connection, HashSet<string> ids)
    {
        var missing = !ids.Contains(connection.Source) ? connection.Source : !ids.Contains(connection.Target) ? connection.Target : null;
        if (missing is not null) return new Problem("draft.activity-gone", missing) { Activity = missing };
        return connection.Source == connection.Target ? new Problem("draft.connects-itself") { Activity = connection.Source } : null;
    }
}
