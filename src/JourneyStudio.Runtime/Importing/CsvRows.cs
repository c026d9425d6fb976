using System.Text;
using CsvHelper;

namespace JourneyStudio.Runtime.Importing;

/// <summary>Reads the rows of a file one after the other. A row that cannot be read costs that row alone: reading goes on behind its first line.</summary>
public sealed class CsvRows : IDisposable
{
    private readonly string path;
    private readonly CsvFormat format;
    private readonly int longestRow;
    private readonly Encoding? encoding;
    private FileStream file = null!;
    private Stream text = null!;
    private CsvReader reader = null!;
    private long start;
    private bool malformed;
    private int number;

    public CsvRows(string path, CsvFormat format, int longestRow)
    {
        (this.path, this.format, this.longestRow) = (path, format, longestRow);
        encoding = format.Encoding == CsvFormat.Utf8 ? null : CsvFormat.EncodingNamed(format.Encoding);
        Open(0, skipLine: false);
    }

    /// <summary>Bytes of the file that were read, give or take a buffer.</summary>
    public long BytesRead => file.Position;

    /// <summary>The next row; null at the end.</summary>
    public CsvRow? Read()
    {
        malformed = false;
        try
        {
            if (!reader.Read())
                return null;
        }
        catch (CsvFormatException exception)
        {
            return Broken(exception.ByteOffset, "import.row-too-long");
        }
        var cells = new string[reader.FieldCount];
        for (var i = 0; i < cells.Length; i++)
            cells[i] = reader.GetString(i);
        if (!malformed)
            return new CsvRow(++number, number == 1 ? WithoutMark(cells) : cells);
        return Array.Exists(cells, cell => cell.Contains('\n', StringComparison.Ordinal)) ? Broken(reader.ByteOffset, "import.row-quotes") : new CsvRow(++number, cells, "import.row-quotes");
    }

    public void Dispose() => Close();

    /// <summary>What was taken for one row swallowed others: only its first line is given up.</summary>
    private CsvRow Broken(long offset, string problem)
    {
        Close();
        Open(start + offset, skipLine: true);
        return new CsvRow(++number, [], problem);
    }

    private void Open(long offset, bool skipLine)
    {
        file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, 128 * 1024, FileOptions.SequentialScan);
        text = encoding is null ? file : Encoding.CreateTranscodingStream(file, encoding, new UTF8Encoding(false));
        start = Skip(offset, skipLine);
        reader = CsvReader.Create(text, new CsvReaderOptions
        {
            Separator = format.Separator,
            HasHeader = false,
            SkipEmptyLines = false,
            MaxRecordSize = longestRow,
            BufferSize = longestRow,
            Encoding = Encoding.UTF8,
            OnMalformedRecord = _ => malformed = true,
        });
    }

    private long Skip(long offset, bool line)
    {
        if (encoding is null)
            file.Position = offset;
        else
            Pass(offset);
        while (line && text.ReadByte() is var letter and >= 0)
        {
            offset++;
            line = letter != '\n';
        }
        return offset;
    }

    private void Pass(long bytes)
    {
        var passed = new byte[64 * 1024];
        while (bytes > 0 && text.Read(passed, 0, (int)Math.Min(passed.Length, bytes)) is var read and > 0)
            bytes -= read;
    }

    private void Close()
    {
        reader.Dispose();
        text.Dispose();
        file.Dispose();
    }

    private static string[] WithoutMark(string[] cells)
    {
        if (cells is [var first, ..])
            cells[0] = first.TrimStart('\uFEFF');
        return cells;
    }
}
