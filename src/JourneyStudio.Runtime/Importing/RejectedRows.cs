using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using CsvHelper;
using JourneyStudio.Storage.Importing;

namespace JourneyStudio.Runtime.Importing;

/// <summary>The rejected rows as they stand in their file: number, reason, and what stood in the row.</summary>
internal sealed class RejectedRows(CsvFormat format, IReadOnlyList<string> header)
{
    private const int RowsOfAPiece = 500;
    private readonly Encoding encoding = CsvFormat.EncodingNamed(format.Encoding);

    /// <param name="kept">Length of the file as of the last batch that was kept.</param>
    /// <param name="rows">The rows, in the order of the file.</param>
    public RejectedText Write(long kept, IEnumerable<(CsvRow Row, string Reason)> rows)
    {
        var pieces = ImmutableArray.CreateBuilder<(long, string)>();
        var end = kept;
        foreach (var some in rows.Chunk(RowsOfAPiece))
        {
            var text = TextOf(some, end == 0);
            pieces.Add((end, text));
            end += encoding.GetByteCount(text) + (end == 0 ? encoding.Preamble.Length : 0);
        }
        return new(pieces.ToImmutable(), end);
    }

    private string TextOf((CsvRow Row, string Reason)[] rows, bool first)
    {
        using var text = new StringWriter(CultureInfo.InvariantCulture);
        using (var csv = CsvWriter.Create(text, new CsvWriterOptions { Separator = format.Separator, ValidateFieldCount = false }, leaveOpen: true))
        {
            if (first)
                csv.WriteRecord([.. header]);
            foreach (var (row, reason) in rows)
                csv.WriteRecord([row.Number.ToString(CultureInfo.InvariantCulture), SafeCells.Of(reason), .. row.Cells.Select(SafeCells.Of)]);
        }
        // No database keeps a NUL in a text
        return text.ToString().Replace('\0', '\uFFFD');
    }
}
