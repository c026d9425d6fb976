using System.Text.Json;

namespace JourneyStudio.Engine.Definitions.Editing;

/// <summary>Writes one command in the form that <see cref="DraftCommandReader"/> reads.</summary>
internal static class DraftCommandWriter
{
    public static void Write(CanonicalWriter json, DraftCommand command)
    {
        switch (command)
        {
            case DraftCommand.Add add:
                json.Property("kind", "add");
                json.Property("activities", add.Activities, (item, placed) => Placed(item, "activity", placed.At, o => ActivityWriter.Write(o, placed.Item, [])));
                json.Property("connections", add.Connections, (item, placed) => Placed(item, "connection", placed.At, o => ConnectionWriter.Write(o, placed.Item)));
                break;
            case DraftCommand.Remove remove:
                json.Property("kind", "remove");
                json.Property("activities", JsonSerializer.SerializeToElement(remove.Activities.AsEnumerable()));
                json.Property("connections", remove.Connections, (item, gone) => Placed(item, "connection", null, o => ConnectionWriter.Write(o, gone)));
                break;
            case DraftCommand.Delete delete:
                json.Property("kind", "delete");
                json.Property("activities", JsonSerializer.SerializeToElement(delete.Activities.AsEnumerable()));
                break;
            case DraftCommand.Move move:
                json.Property("kind", "move");
                json.Property("moves", move.Moves, Move);
                break;
            case DraftCommand.Set set:
                json.Property("kind", "set");
                json.Property("activity", set.Activity);
                json.Property("setting", set.Setting);
                if (set.Value is { } value) json.Property("value", value);
                if (set.At is { } at) json.Property("at", at);
                break;
            case DraftCommand.Rename rename:
                json.Property("kind", "rename");
                json.Property("activity", rename.Activity);
                json.Property("name", rename.Name);
                break;
            case DraftCommand.Note note:
                json.Property("kind", "note");
                json.Property("activity", note.Activity);
                json.Property("text", note.Text);
                break;
            case DraftCommand.Journey journey:
                json.Property("kind", "journey");
                json.Property("setting", journey.Setting);
                if (journey.Value is { } rule) json.Property("value", rule);
                break;
            case DraftCommand.Replace replace:
                json.Property("kind", "replace");
                json.Property("definition", definition => new DefinitionWriter(_ => []).Write(definition, replace.Definition));
                break;
            case DraftCommand.Batch batch:
                json.Property("kind", "batch");
                json.Property("commands", batch.Commands, Write);
                break;
        }
    }

    private static void Placed(CanonicalWriter json, string name, int? at, Action<CanonicalWriter> item)
    {
        if (at is { } index) json.Property("at", index);
        json.Property(name, item);
    }

    private static void Move(CanonicalWriter json, ActivityMove move)
    {
        json.Property("activity", move.Activity);
        if (move.To is not { } to) return;
        json.Property("x", to.X);
        json.Property("y", to.Y);
    }
}
