using JourneyStudio.Engine.Content;
using JourneyStudio.Engine.Execution;
using JourneyStudio.Engine.Execution.Operating;

namespace JourneyStudio.Storage.Operating;

/// <summary>The next members that an operation concerns, all of one slot.</summary>
public sealed record OperationBatch
{
    public required Operation Operation { get; init; }

    public required int Slot { get; init; }

    /// <summary>Where the slot stood.</summary>
    public required OperationPlace From { get; init; }

    /// <summary>Where it stands after this batch.</summary>
    public required OperationPlace To { get; init; }

    /// <summary>Whether nothing of the slot is left after it.</summary>
    public bool IsLast { get; init; }

    /// <summary>Whether it is entries that were kept during a pause: the members' events are those to be judged.</summary>
    public bool IsEntries { get; init; }

    public IReadOnlyList<OperatorWork> Members { get; init; } = [];

    public IReadOnlyDictionary<string, SessionRecord> Sessions { get; init; } = WorkBatch.Empty.Sessions;
}

/// <summary>A place in the order in which an operation goes through a slot: version by version, enrollment by enrollment, then the kept entries by event.</summary>
/// <param name="Version">Row of the version; <see cref="Entries"/> for the kept entries.</param>
/// <param name="Row">Enrollment or event looked at last.</param>
public readonly record struct OperationPlace(long Version, long Row)
{
    /// <summary>After all versions.</summary>
    public const long Entries = long.MaxValue;
}
