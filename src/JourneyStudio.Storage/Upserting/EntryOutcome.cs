using System.Collections.Immutable;
using JourneyStudio.Engine;

namespace JourneyStudio.Storage.Upserting;

/// <summary>What became of an entry, or would become of it.</summary>
/// <param name="Row">Where the entry stands.</param>
/// <param name="Result">What became of it.</param>
/// <param name="Changed">Which fields were written.</param>
/// <param name="Problem">Why it was rejected; its field is the key of what it concerns.</param>
public sealed record EntryOutcome(int Row, EntryResult Result, ImmutableArray<EntryField> Changed, Problem? Problem = null);

public enum EntryResult
{
    Created,
    Updated,

    /// <summary>Everything stood like that already: nothing was written and nobody is told.</summary>
    Unchanged,

    Rejected,
}
