using System.Collections.Immutable;

namespace JourneyStudio.Engine.Definitions.Editing;

/// <summary>Deletes activities one after the other, each healing its line, so that a deleted chain leaves one connection.</summary>
internal static class Deletion
{
    public static Result<DraftEdit> Delete(JourneyDefinition draft, DraftCommand.Delete delete)
    {
        var inverses = ImmutableArray.CreateBuilder<DraftCommand>();
        foreach (var id in delete.Activities)
        {
            if (draft.Find(id) is null) continue;
            var (after, inverse) = One(draft, id);
            draft = after;
            inverses.AddRange(inverse);
        }

        inverses.Reverse();
        return inverses.Count == 0 ? DraftEditor.Nothing(draft) : new DraftEdit(draft, new DraftCommand.Batch(inverses.ToImmutable()));
    }

    private static (JourneyDefinition After, IEnumerable<DraftCommand> Inverse) One(JourneyDefinition draft, string id)
    {
        ImmutableArray<Connection> touching = [.. draft.Connections.Where(connection => connection.Source == id || connection.Target == id)];
        var healed = Healed(draft, id, touching);
        var removed = GraphEdits.Remove(draft, new DraftCommand.Remove([id], touching)).Value;
        if (healed is null) return (removed.Definition, [removed.Inverse]);
        var joined = removed.Definition with { Connections = removed.Definition.Connections.Add(healed) };
        return (joined, [removed.Inverse, new DraftCommand.Remove([], [healed])]);
    }

    private static Connection? Healed(JourneyDefinition draft, string id, ImmutableArray<Connection> touching)
    {
        Connection[] into = [.. touching.Where(connection => connection.Target == id && connection.Source != id)];
        Connection[] outOf = [.. touching.Where(connection => connection.Source == id && connection.Target != id)];
        if (into is not [var before] || outOf is not [var after] || before.Source == after.Target) return null;
        var healed = new Connection(before.Source, before.SourcePort, after.Target, after.TargetPort);
        return draft.Connections.Any(existing => GraphEdits.Same(existing, healed)) ? null : healed;
    }
}
