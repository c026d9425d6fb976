using System.Text;
using CsvHelper;

namespace JourneyStudio.Runtime.Importing;

/// <summary>The file of rejected rows: number, reason, and what stood in the row, in the encoding that the file came in.</summary>
internal sealed class RejectedRows(string path, CsvFormat format, IReadOnlyList<string> header)
{
    private readonly Encoding encoding = CsvFormat.EncodingNamed(format.Encoding);

    /// <summary>Appends behind what was kept; whatever a batch that was not kept has left is overwritten.</summary>
    /// <param name="kept">Length of the file as of the last batch that was kept.</param>
    /// <param name="rows">The rows, in the order of the file.</param>
    /// <returns>Its length now.</returns>
    public long Write(long kept, IEnumerable<(CsvRow Row, string Reason)> rows)
    {
        using var file = new FileStream(path, FileMode.OpenOrCreate, FileAccess.Write, FileShare.Read);
        file.SetLength(kept);
        file.Position = kept;
        using (var text = new StreamWriter(file, kept == 0 ? encoding : Markless(), 16 * 1024, leaveOpen: true))
        using (var csv = CsvWriter.Create(text, new CsvWriterOptions { Separator = format.Separator, ValidateFieldCount = false }, leaveOpen: true))
        {
            if (kept == 0)
                csv.WriteRecord([.. header]);
            foreach (var (row, reason) in rows)
                csv.WriteRecord([row.Number.ToString(System.Globalization.CultureInfo.InvariantCulture), SafeCells.Of(reason), .. row.Cells.Select(SafeCells.Of)]);
        }
        file.Flush(flushToDisk: true);
        return file.Length;
    }

    private Encoding Markless() => format.Encoding switch
    {
        CsvFormat.Utf8 => new UTF8Encoding(false),
        CsvFormat.Utf16 => new UnicodeEncoding(false, false),
        _ => encoding,
    };
}
