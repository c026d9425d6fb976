using System.Collections.Immutable;
using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace JourneyStudio.Engine.Definitions.Importing;

/// <summary>Takes JSON files out of a ZIP archive, and puts some into one. What an archive says of its sizes is not believed: bytes are counted while they are unpacked.</summary>
public static class WorkflowArchive
{
    /// <summary>Most files in one import.</summary>
    public const int MostFiles = 200;

    /// <summary>Most bytes of all files of the archives of one import, unpacked.</summary>
    public const int MostBytes = 50 * 1024 * 1024;

    private const string Json = ".json";
    private const int Buffer = 64 * 1024;
    private const int LongestName = 100;

    /// <summary>The first that an archive can say.</summary>
    private static readonly DateTimeOffset Day = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Whether this is an archive, by how it begins.</summary>
    public static bool IsArchive(ReadOnlySpan<byte> file) => file.StartsWith("PK\u0003\u0004"u8) || file.StartsWith("PK\u0005\u0006"u8);

    /// <summary>The JSON files in the order of the archive; folders and other files are passed over.</summary>
    /// <param name="zip">The archive.</param>
    /// <param name="most">Most bytes that may come of it.</param>
    /// <returns>The files; problems <c>import.zip</c>, <c>import.zip-empty</c>, <c>import.zip-many</c> or <c>import.zip-large</c>.</returns>
    public static Result<ImmutableArray<WorkflowFile>> Open(ReadOnlyMemory<byte> zip, int most = MostBytes)
    {
        try
        {
            using var stream = new MemoryStream(zip.ToArray(), writable: false);
            using var archive = new ZipArchive(stream, ZipArchiveMode.Read, leaveOpen: false, Encoding.UTF8);
            return Files([.. archive.Entries.Where(entry => entry.Name.EndsWith(Json, StringComparison.OrdinalIgnoreCase)).Take(MostFiles + 1)], most);
        }
        catch (Exception exception) when (exception is InvalidDataException or NotSupportedException or EndOfStreamException or ArgumentException)
        {
            return new Problem("import.zip");
        }
    }

    /// <summary>An archive of definitions. The same texts in the same order give the same bytes: nothing is compressed, and every file is of the same day.</summary>
    /// <param name="definitions">Text of each definition by its logical id.</param>
    public static byte[] Pack(IEnumerable<KeyValuePair<string, string>> definitions)
    {
        using var packed = new MemoryStream();
        using (var archive = new ZipArchive(packed, ZipArchiveMode.Create, leaveOpen: true, Encoding.UTF8))
        {
            var taken = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
            foreach (var (id, text) in definitions)
            {
                var name = FileName(id);
                for (var number = 2; !taken.Add(name); number++) name = FormattableString.Invariant($"{FileName(id)}-{number}");
                var entry = archive.CreateEntry(name + Json, CompressionLevel.NoCompression);
                entry.LastWriteTime = Day;
                using var into = entry.Open();
                into.Write(Encoding.UTF8.GetBytes(text));
            }
        }

        return packed.ToArray();
    }

    /// <summary>The name of a definition's file, without its ending.</summary>
    public static string FileName(string definitionId) => PlainKey.Is(definitionId) ? definitionId : string.Concat(definitionId.Take(LongestName).Select(letter => char.IsLetterOrDigit(letter) ? letter : '-'));

    private static Result<ImmutableArray<WorkflowFile>> Files(IReadOnlyList<ZipArchiveEntry> entries, int most)
    {
        if (entries.Count == 0) return new Problem("import.zip-empty");
        if (entries.Count > MostFiles) return new Problem("import.zip-many", MostFiles.ToString(CultureInfo.InvariantCulture));
        var (files, left) = (ImmutableArray.CreateBuilder<WorkflowFile>(), most);
        foreach (var entry in entries)
        {
            if (Unpacked(entry, left) is not { } bytes) return new Problem("import.zip-large", most.ToString(CultureInfo.InvariantCulture));
            files.Add(new WorkflowFile(entry.FullName, bytes));
            left -= bytes.Length;
        }

        return files.ToImmutable();
    }

    /// <summary>What an entry holds; null when that is more than so many bytes.</summary>
    private static byte[]? Unpacked(ZipArchiveEntry entry, int most)
    {
        using var packed = entry.Open();
        using var unpacked = new MemoryStream();
        var buffer = new byte[Buffer];
        for (var read = packed.Read(buffer); read > 0; read = packed.Read(buffer))
        {
            if (unpacked.Length + read > most) return null;
            unpacked.Write(buffer, 0, read);
        }

        return unpacked.ToArray();
    }
}
