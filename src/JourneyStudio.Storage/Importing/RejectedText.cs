using System.Collections.Immutable;

namespace JourneyStudio.Storage.Importing;

/// <summary>Rejected rows behind those of the batches before.</summary>
/// <param name="Pieces">Whole rows, some in each, with where their bytes begin in the file.</param>
/// <param name="End">Where the file ends with them.</param>
public readonly record struct RejectedText(ImmutableArray<(long Position, string Text)> Pieces, long End);
