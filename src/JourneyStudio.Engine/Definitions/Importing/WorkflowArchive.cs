using System.Collections.Immutable;
using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace JourneyStudio.Engine.Definitions.Importing;

/// <summary>Takes the JSON files out of a ZIP archive. What an archive says of its sizes is not believed: bytes are counted while they are unpacked.</summary>
public static class WorkflowArchive
{
    /// <summary>Most files in one import.</summary>
    public const int MostFiles = 200;

    /// <summary>Most bytes of all files of one archive, unpacked.</summary>
    public const int MostBytes = 50 * 1024 * 1024;

    private const string Json = ".json";
    private const int Buffer = 64 * 1024;

    /// <summary>Whether this is an archive, by how it begins.</summary>
    public static bool IsArchive(ReadOnlySpan<byte> file) => file.StartsWith("PK\u0003\u0004"u8) || file.StartsWith("PK\u0005\u0006"u8);

    /// <summary>The JSON files in the order of the archive; folders and other files are passed over.</summary>
    /// <returns>The files; problems <c>import.zip</c>, <c>import.zip-empty</c>, <c>import.zip-many</c> or <c>import.zip-large</c>.</returns>
    public static Result<ImmutableArray<WorkflowFile>> Open(ReadOnlyMemory<byte> zip)
    {
        try
        {
            using var stream = new MemoryStream(zip.ToArray(), writable: false);
            using var archive = new ZipArchive(stream, ZipArchiveMode.Read, leaveOpen: false, Encoding.UTF8);
            return Files([.. archive.Entries.Where(entry => entry.Name.EndsWith(Json, StringComparison.OrdinalIgnoreCase)).Take(MostFiles + 1)]);
        }
        catch (Exception exception) when (exception is InvalidDataException or NotSupportedException or EndOfStreamException or ArgumentException)
        {
            return new Problem("import.zip");
        }
    }

    private static Result<ImmutableArray<WorkflowFile>> Files(IReadOnlyList<ZipArchiveEntry> entries)
    {
        if (entries.Count == 0) return new Problem("import.zip-empty");
        if (entries.Count > MostFiles) return new Problem("import.zip-many", MostFiles.ToString(CultureInfo.InvariantCulture));
        var (files, left) = (ImmutableArray.CreateBuilder<WorkflowFile>(), MostBytes);
        foreach (var entry in entries)
        {
            if (Unpacked(entry, left) is not { } bytes) return new Problem("import.zip-large", MostBytes.ToString(CultureInfo.InvariantCulture));
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
