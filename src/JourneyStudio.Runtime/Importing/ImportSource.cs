using JourneyStudio.Engine;
using JourneyStudio.Storage.Upserting;

namespace JourneyStudio.Runtime.Importing;

/// <summary>The batches of a file, in order. A restart passes over the rows that are done with, and remembers whom they spoke of.</summary>
internal sealed class ImportSource : IDisposable
{
    private readonly CsvRows rows;
    private readonly RowReader reader;
    private readonly ImportSetup setup;
    private readonly ImportOptions options;
    private readonly SeenIdentities seen = new();
    private long position;

    public ImportSource(string path, ImportSetup setup, KnownWords words, ImportOptions options)
    {
        (this.setup, this.options) = (setup, options);
        rows = new CsvRows(path, setup.Format, options.LongestRow);
        reader = new RowReader(setup, words);
        Header = rows.Read()?.Cells ?? [];
    }

    public IReadOnlyList<string> Header { get; }

    /// <summary>Why the file was not read to its end.</summary>
    public Problem? Problem { get; private set; }

    /// <summary>Passes over so many rows.</summary>
    public void Skip(long done)
    {
        while (position < done && rows.Read() is { } row)
        {
            position++;
            if (!row.IsEmpty && reader.Read(row, out _) is { } entry)
                seen.Add(entry.IdentityKey);
        }
    }

    public ImportBatch? Next()
    {
        var entries = new List<MemberEntry>(options.BatchRows);
        var kept = new Dictionary<int, CsvRow>(options.BatchRows);
        var rejected = new List<(CsvRow, Problem)>();
        var from = position;
        while (entries.Count + rejected.Count < options.BatchRows && !TooMany() && rows.Read() is { } row)
        {
            position++;
            if (row.IsEmpty)
                continue;
            if (reader.Read(row, out var problem) is not { } entry)
                rejected.Add((row, problem!));
            else if (!seen.Add(entry.IdentityKey))
                rejected.Add((row, new Problem("upsert.twice", entry.Identity) { Field = entry.IdentifiedBy.Path }));
            else
                Keep(entry, row);
        }
        return position == from ? null : new ImportBatch { Entries = entries, Rows = kept, Rejected = rejected, Targets = setup.Columns, To = position, BytesRead = rows.BytesRead };

        void Keep(MemberEntry entry, CsvRow row)
        {
            entries.Add(entry);
            kept.Add(row.Number, row);
        }
    }

    public void Dispose() => rows.Dispose();

    private bool TooMany()
    {
        if (position < options.MostRows)
            return false;
        if (rows.Read() is null)
            return true;
        Problem = new Problem("import.rows", options.MostRows.ToString(System.Globalization.CultureInfo.InvariantCulture));
        return true;
    }
}
