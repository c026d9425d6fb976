using System.Collections.Immutable;

namespace JourneyStudio.Engine.Definitions.Editing;

/// <summary>Reads one command; null, with a problem reported, for a kind that is not known.</summary>
internal static class DraftCommandReader
{
    public static DraftCommand? Read(ObjectReader json)
    {
        var kind = json.Required("kind");
        switch (kind)
        {
            case "add":
                return new DraftCommand.Add(Activities(json), Connections(json));
            case "connect":
                return new DraftCommand.Add([], Connections(json));
            case "remove":
                return new DraftCommand.Remove(Ids(json), [.. Connections(json).Select(placed => placed.Item)]);
            case "disconnect":
                return new DraftCommand.Remove([], [.. Connections(json).Select(placed => placed.Item)]);
            case "delete":
                return new DraftCommand.Delete(Ids(json));
            case "move":
                return new DraftCommand.Move([.. json.Items("moves", DraftCommandJson.Limits.Activities).Select(Move)]);
            case "set":
                return new DraftCommand.Set(json.Required("activity"), json.Required("setting"), json.Take("value")?.Clone(), json.Integer("at"));
            case "rename":
                return new DraftCommand.Rename(json.Required("activity"), json.Text("name"));
            case "note":
                return new DraftCommand.Note(json.Required("activity"), json.Text("text"));
            case "journey":
                return new DraftCommand.Journey(json.Required("setting"), json.Take("value")?.Clone());
            case "replace":
                return new DraftCommand.Replace(new DefinitionReader(JsonLimits.Default).Read(json.Object("definition")));
            case "batch":
                return new DraftCommand.Batch([.. json.Items("commands", DraftCommandJson.Limits.Connections).Select(Read).OfType<DraftCommand>()]);
            default:
                if (kind.Length > 0) json.Report(new Problem("draft.unknown-command", kind), "kind");
                return null;
        }
    }

    /// <summary>Activities as they stand in a definition, or wrapped together with their place in the list.</summary>
    private static ImmutableArray<Placed<Activity>> Activities(ObjectReader json) =>
        [.. json.Items("activities", DraftCommandJson.Limits.Activities).Select(item => item.Peek("activity") is null
            ? new Placed<Activity>(ActivityReader.Read(item))
            : new Placed<Activity>(ActivityReader.Read(item.Object("activity")), item.Integer("at")))];

    /// <summary>Connections in short (<c>source</c>, <c>port</c>, <c>target</c>), or wrapped together with their place in the list.</summary>
    private static ImmutableArray<Placed<Connection>> Connections(ObjectReader json) =>
        [.. json.Items("connections", DraftCommandJson.Limits.Connections).Select(item => item.Peek("connection") is null
            ? new Placed<Connection>(new Connection(item.Required("source"), item.Required("port"), item.Required("target")))
            : new Placed<Connection>(ConnectionReader.Read(item.Object("connection")), item.Integer("at")))];

    private static ActivityMove Move(ObjectReader json)
    {
        var activity = json.Required("activity");
        return new ActivityMove(activity, json.Peek("x") is null ? null : new Position(json.Number("x"), json.Number("y")));
    }

    private static ImmutableArray<string> Ids(ObjectReader json)
    {
        if (json.Take("activities") is not { } ids) return [];
        if (ids.ValueKind == System.Text.Json.JsonValueKind.Array && ids.EnumerateArray().All(id => id.ValueKind == System.Text.Json.JsonValueKind.String))
            return [.. ids.EnumerateArray().Select(id => id.GetString()!)];
        json.Report(new Problem("json.type", "array"), "activities");
        return [];
    }
}
