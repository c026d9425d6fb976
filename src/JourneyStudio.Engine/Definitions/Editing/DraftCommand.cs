using System.Collections.Immutable;
using System.Text.Json;

namespace JourneyStudio.Engine.Definitions.Editing;

/// <summary>
/// One edit of a draft. A closed set, and closed under undoing: what takes an edit back is again a command of this set. Undo and redo
/// themselves are matters of the store that keeps the commands.
/// </summary>
public abstract record DraftCommand
{
    private DraftCommand()
    {
    }

    /// <summary>Adds activities and connections: from the palette, by pasting, by connecting, by taking a deletion back.</summary>
    public sealed record Add(ImmutableArray<Placed<Activity>> Activities, ImmutableArray<Placed<Connection>> Connections) : DraftCommand;

    /// <summary>Takes out exactly these; other connections of the activities stay and dangle.</summary>
    public sealed record Remove(ImmutableArray<string> Activities, ImmutableArray<Connection> Connections) : DraftCommand;

    /// <summary>Deletes activities with their connections. One with a single way in and a single way out leaves a connection behind.</summary>
    public sealed record Delete(ImmutableArray<string> Activities) : DraftCommand;

    /// <summary>Moves activities; tidying up is one such command.</summary>
    public sealed record Move(ImmutableArray<ActivityMove> Moves) : DraftCommand;

    /// <summary>Gives a setting a value; null takes it away.</summary>
    /// <param name="Activity">Id of the activity.</param>
    /// <param name="Setting">Name of the setting.</param>
    /// <param name="Value">The value.</param>
    /// <param name="At">Its index among the settings when it is new; null: at the end.</param>
    public sealed record Set(string Activity, string Setting, JsonElement? Value, int? At = null) : DraftCommand;

    /// <summary>Gives an activity a title; null: the name of its kind.</summary>
    public sealed record Rename(string Activity, string? Name) : DraftCommand;

    /// <summary>Gives an activity a remark; null: none.</summary>
    public sealed record Note(string Activity, string? Text) : DraftCommand;

    /// <summary>Sets a rule of the journey (<see cref="JourneyEdits.Settings"/>); null takes it away.</summary>
    public sealed record Journey(string Setting, JsonElement? Value) : DraftCommand;

    /// <summary>Puts another definition of the same journey in the place of the whole draft: a file that is imported over it.</summary>
    public sealed record Replace(JourneyDefinition Definition) : DraftCommand;

    /// <summary>Several commands as one: all or nothing, undone together.</summary>
    public sealed record Batch(ImmutableArray<DraftCommand> Commands) : DraftCommand;
}
