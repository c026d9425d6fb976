using System.Collections.Immutable;
using JourneyStudio.Engine;
using JourneyStudio.Storage.Upserting;

namespace JourneyStudio.Runtime.Importing;

/// <summary>Rows that are written together.</summary>
internal sealed record ImportBatch
{
    public required IReadOnlyList<MemberEntry> Entries { get; init; }

    /// <summary>The rows of the entries, by their numbers.</summary>
    public required IReadOnlyDictionary<int, CsvRow> Rows { get; init; }

    /// <summary>Rows that are no entries, and why.</summary>
    public required IReadOnlyList<(CsvRow Row, Problem Problem)> Rejected { get; init; }

    /// <summary>What the columns stand for.</summary>
    public required ImmutableArray<string> Targets { get; init; }

    /// <summary>Rows of the file that are done with when this batch is.</summary>
    public required long To { get; init; }

    public required long BytesRead { get; init; }
}
