using System.Collections.Immutable;
using JourneyStudio.Storage.Upserting;

namespace JourneyStudio.Storage.Importing;

/// <summary>How far an import has come with a batch. It is written in the batch's transaction, so a restart goes on exactly there.</summary>
/// <param name="Import">Which import.</param>
/// <param name="From">Rows done with before the batch.</param>
/// <param name="To">Rows done with after it.</param>
/// <param name="BytesRead">Bytes of the file read so far.</param>
/// <param name="RejectedBefore">Rows of the batch that could not be read.</param>
/// <param name="Owner">The node that carries it out: unless it still does, the batch is taken back. Null where none needs to.</param>
/// <param name="Reject">The rejected rows, as they stand in their file.</param>
public sealed record ImportProgress(long Import, long From, long To, long BytesRead, int RejectedBefore, string? Owner, Func<ImmutableArray<EntryOutcome>, RejectedText> Reject);
