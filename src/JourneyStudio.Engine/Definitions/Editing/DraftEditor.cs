using System.Collections.Immutable;

namespace JourneyStudio.Engine.Definitions.Editing;

/// <summary>
/// Applies commands to drafts. Pure. A draft may be broken in any way, so only what cannot be carried out is refused: an activity that
/// is gone, an id that is taken, a rule of the wrong shape. What is already so changes nothing and is no error.
/// </summary>
public static class DraftEditor
{
    /// <summary>The draft after the command and what takes it back, or why it cannot be carried out.</summary>
    public static Result<DraftEdit> Apply(JourneyDefinition draft, DraftCommand command) => command switch
    {
        DraftCommand.Add add => GraphEdits.Add(draft, add),
        DraftCommand.Remove remove => GraphEdits.Remove(draft, remove),
        DraftCommand.Delete delete => Deletion.Delete(draft, delete),
        DraftCommand.Move move => ActivityEdits.Move(draft, move),
        DraftCommand.Set set => ActivityEdits.Set(draft, set),
        DraftCommand.Rename rename => ActivityEdits.Rename(draft, rename),
        DraftCommand.Note note => ActivityEdits.Note(draft, note),
        DraftCommand.Journey journey => JourneyEdits.Set(draft, journey),
        DraftCommand.Replace replace => Replace(draft, replace.Definition),
        DraftCommand.Batch batch => Batch(draft, batch),
        _ => throw new ArgumentException($"Unknown command {command.GetType().Name}.", nameof(command)),
    };

    internal static DraftEdit Nothing(JourneyDefinition draft) => new(draft, new DraftCommand.Batch([]));

    private static Result<DraftEdit> Replace(JourneyDefinition draft, JourneyDefinition other)
    {
        if (other.DefinitionId != draft.DefinitionId) return new Problem("draft.other-journey", other.DefinitionId);
        return DefinitionJson.Write(other, _ => []) == DefinitionJson.Write(draft, _ => []) ? Nothing(draft) : new DraftEdit(other, new DraftCommand.Replace(draft));
    }

    private static Result<DraftEdit> Batch(JourneyDefinition draft, DraftCommand.Batch batch)
    {
        var inverses = ImmutableArray.CreateBuilder<DraftCommand>();
        foreach (var command in batch.Commands)
        {
            var applied = Apply(draft, command);
            if (!applied.TryGet(out var edit)) return applied;
            draft = edit.Definition;
            inverses.Add(edit.Inverse);
        }

        inverses.Reverse();
        return new DraftEdit(draft, new DraftCommand.Batch(inverses.ToImmutable()));
    }
}
