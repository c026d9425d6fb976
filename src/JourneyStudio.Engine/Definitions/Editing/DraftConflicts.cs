using System.Collections.Immutable;

namespace JourneyStudio.Engine.Definitions.Editing;

/// <summary>
/// Whether a command that was made on an older state still says what its author meant. Moves and connections do; a value that somebody
/// else has set meanwhile must not be overwritten unseen, nor deleted with its activity.
/// </summary>
public static class DraftConflicts
{
    /// <summary>The first thing that one of the others' later commands set, and that the command sets or deletes too; or null.</summary>
    public static Problem? Find(DraftCommand command, IEnumerable<DraftCommand> others)
    {
        var mine = Values(command).ToImmutableHashSet();
        var deleted = Deleted(command).ToImmutableHashSet();
        if (mine.IsEmpty && deleted.IsEmpty) return null;
        foreach (var other in others)
        {
            if (other is DraftCommand.Replace) return new Problem("draft.replaced-elsewhere");
            foreach (var (activity, setting) in Values(other))
            {
                if (mine.Contains((activity, setting)) || (activity is not null && deleted.Contains(activity)))
                    return new Problem("draft.changed-elsewhere", setting) { Activity = activity, Field = setting };
            }
        }

        return null;
    }

    /// <summary>Whether the command takes the activity out.</summary>
    public static bool Deletes(DraftCommand command, string? activity) => activity is not null && Deleted(command).Contains(activity);

    /// <summary>The command that sets the value, on its own or within a batch; the last one when there are several.</summary>
    public static DraftCommand? SetterOf(DraftCommand command, string? activity, string setting) =>
        command is DraftCommand.Batch batch ? batch.Commands.Select(one => SetterOf(one, activity, setting)).LastOrDefault(found => found is not null)
        : Values(command).Contains((activity, setting)) ? command
        : null;

    /// <summary>What a command sets: activity (null for the journey) and setting.</summary>
    public static IEnumerable<(string? Activity, string Setting)> Values(DraftCommand command) => command switch
    {
        DraftCommand.Set set => [(set.Activity, set.Setting)],
        DraftCommand.Rename rename => [(rename.Activity, "displayText")],
        DraftCommand.Note note => [(note.Activity, "description")],
        DraftCommand.Journey journey => [(null, journey.Setting)],
        DraftCommand.Batch batch => batch.Commands.SelectMany(Values),
        _ => [],
    };

    private static IEnumerable<string> Deleted(DraftCommand command) => command switch
    {
        DraftCommand.Delete delete => delete.Activities,
        DraftCommand.Remove remove => remove.Activities,
        DraftCommand.Batch batch => batch.Commands.SelectMany(Deleted),
        _ => [],
    };
}
