using System.Collections.Immutable;
using JourneyStudio.Engine;
using JourneyStudio.Runtime.Importing;
using JourneyStudio.Storage.Campaigns;

namespace JourneyStudio.Runtime.Campaigns;

/// <summary>A file of sessions as it was read: a few thousand rows at most, so all of it is at hand.</summary>
public sealed record SessionFile(ImmutableArray<string> Header, ImmutableArray<CsvRow> Rows)
{
    /// <summary>What people call it.</summary>
    public string Name { get; init; } = "sessions.csv";
}

/// <summary>How a file of sessions is meant.</summary>
public sealed record SessionFileSetup
{
    /// <summary>What each column stands for, in the order of the file: see <see cref="SessionColumns"/>; empty leaves it out.</summary>
    public required ImmutableArray<string> Columns { get; init; }

    /// <summary>Key of the campaign of rows that name none.</summary>
    public string? Campaign { get; init; }

    /// <summary>Which comes first in dates that end with the year: <c>dmy</c> or <c>mdy</c>.</summary>
    public string Dates { get; init; } = MomentReader.DayFirst;
}

/// <summary>A row, and what becomes of it.</summary>
/// <param name="Row">As it stands in the file.</param>
/// <param name="Key">Key of its session; empty where it could not be read.</param>
/// <param name="Created">True: it is new. False without a problem: it is there already.</param>
/// <param name="Problem">Why it is rejected. Its field is the number of a column, or the word of one.</param>
public sealed record SessionFileRow(CsvRow Row, string Key, bool Created, Problem? Problem)
{
    /// <summary>Rows as they were read, and what became of those that could be.</summary>
    internal static IReadOnlyList<SessionFileRow> Of(IEnumerable<(CsvRow Row, Result<SessionDraft> Draft)> read, IReadOnlyList<SessionOutcome> outcomes)
    {
        var next = new Queue<SessionOutcome>(outcomes);
        return [.. read.Select(item => item.Draft.IsOk ? Of(item.Row, next.Dequeue()) : new SessionFileRow(item.Row, "", false, item.Draft.Problems[0]))];
    }

    private static SessionFileRow Of(CsvRow row, SessionOutcome outcome) => new(row, outcome.Key, outcome.Created, outcome.Problems.Count > 0 ? outcome.Problems[0] : null);
}
