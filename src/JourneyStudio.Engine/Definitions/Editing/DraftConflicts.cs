using System.Collections.Immutable;

namespace JourneyStudio.Engine.Definitions.Editing;

/// <summary>
/// Whether a command that was made on an older state still says what its author meant. Moves and connections do; a value that somebody
/// else has set meanwhile must not be overwritten unseen.
/// </summary>
public static class DraftConflicts
{
    /// <summary>The first thing that both the command and one of the others' later commands set, or null.</summary>
    public static Problem? Find(DraftCommand command, IEnumerable<DraftCommand> others)
    {
        var mine = Values(command).ToImmutableHashSet();
        if (mine.IsEmpty) return null;
        foreach (var other in others)
        {
            if (other is DraftCommand.Replace) return new Problem("draft.replaced-elsewhere");
            foreach (var (activity, setting) in Values(other))
                if (mine.Contains((activity, setting))) return new Problem("draft.changed-elsewhere", setting) { Activity = activity, Field = setting };
        }

        return null;
    }

    private static IEnumerable<(string? Activity, string Setting)> Values(DraftCommand command) => command switch
    {
        DraftCommand.Set set => [(set.Activity, set.Setting)],
        DraftCommand.Rename rename => [(rename.Activity, "displayText")],
        DraftCommand.Note note => [(note.Activity, "description")],
        DraftCommand.Journey journey => [(null, journey.Setting)],
        DraftCommand.Batch batch => batch.Commands.SelectMany(Values),
        _ => [],
    };
}
