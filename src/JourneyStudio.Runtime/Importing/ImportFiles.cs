using System.Buffers;
using JourneyStudio.Engine;
using JourneyStudio.Storage;
using JourneyStudio.Storage.Importing;
using JourneyStudio.Storage.Rows;
using Microsoft.Extensions.Options;

namespace JourneyStudio.Runtime.Importing;

/// <summary>The files of imports, in the data folder of the node that took them. Where there are other nodes they fetch them out of the database when they need them.</summary>
public sealed class ImportFiles(StorageOptions storage, ImportPieces pieces, IOptions<ImportOptions> options)
{
    private const int Piece = 128 * 1024;

    private string Folder => Path.Combine(storage.DataDirectory, "imports");

    public string PathOf(ImportRow import) => PathOf(import.StoredAs);

    public string PathOf(string storedAs) => Path.Combine(Folder, storedAs);

    /// <summary>Where rejected rows were written before they stood in the database.</summary>
    public string RejectedPathOf(ImportRow import) => PathOf(import) + ".rejected";

    /// <summary>Fetches the file to this node, unless it is here. False when it is nowhere.</summary>
    public async Task<bool> BringAsync(ImportRow import, CancellationToken cancellationToken)
    {
        var path = PathOf(import);
        if (File.Exists(path) || !pieces.AreKept || import.ClearedAt is not null)
            return File.Exists(path);
        Directory.CreateDirectory(Folder);
        var part = $"{path}.{PublicId.New()}.part";
        try
        {
            if (!await pieces.WriteAsync(import.StoredAs, import.Bytes, part, cancellationToken))
                return false;
            File.Move(part, path, overwrite: true);
            return true;
        }
        finally
        {
            File.Delete(part);
        }
    }

    /// <summary>Keeps what is sent, piece by piece; nothing is kept of what is too large or empty.</summary>
    public Task<Result<StoredFile>> SaveAsync(Stream from, CancellationToken cancellationToken) => SaveAsync(from, options.Value.LargestFile, cancellationToken);

    /// <summary>The same with a bound of the caller's own.</summary>
    public async Task<Result<StoredFile>> SaveAsync(Stream from, long largest, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(Folder);
        var name = PublicId.New() + ".csv";
        var path = Path.Combine(Folder, name);
        long bytes;
        try
        {
            bytes = await CopyAsync(from, path, largest, cancellationToken);
        }
        catch
        {
            File.Delete(path);
            throw;
        }
        if (bytes > 0 && bytes <= largest)
        {
            if (pieces.AreKept)
                await pieces.KeepAsync(name, path, cancellationToken);
            return new StoredFile(name, bytes);
        }
        File.Delete(path);
        return bytes == 0 ? new Problem("import.empty") : new Problem("import.too-large", Megabytes(largest));
    }

    /// <summary>The file has served; the rows that were rejected stay.</summary>
    public Task DeleteSourceAsync(ImportRow import, CancellationToken cancellationToken)
    {
        File.Delete(PathOf(import));
        return pieces.DeleteAsync(import.StoredAs, cancellationToken);
    }

    public Task DeleteAllAsync(ImportRow import, CancellationToken cancellationToken)
    {
        File.Delete(RejectedPathOf(import));
        return DeleteSourceAsync(import, cancellationToken);
    }

    /// <summary>Writes so much of the file in which rejected rows stood before they stood in the database, as far as this node has it.</summary>
    public async Task WriteEarlierRejectedAsync(ImportRow import, long bytes, Stream into, CancellationToken cancellationToken)
    {
        if (!File.Exists(RejectedPathOf(import)))
            return;
        await using var file = File.OpenRead(RejectedPathOf(import));
        var buffer = new byte[Piece];
        while (bytes > 0 && await file.ReadAsync(buffer.AsMemory(0, (int)Math.Min(Piece, bytes)), cancellationToken) is var read and > 0)
        {
            await into.WriteAsync(buffer.AsMemory(0, read), cancellationToken);
            bytes -= read;
        }
    }

    /// <summary>What the files of this node are called, without those that are being written.</summary>
    public IReadOnlyList<string> Here() => Directory.Exists(Folder) ? [.. Directory.EnumerateFiles(Folder, "*.csv").Select(path => Path.GetFileName(path))] : [];

    private static string Megabytes(long largest) => (largest / (1024 * 1024)).ToString(System.Globalization.CultureInfo.InvariantCulture);

    /// <returns>How many bytes came; one more than is allowed when there are more.</returns>
    private static async Task<long> CopyAsync(Stream from, string path, long largest, CancellationToken cancellationToken)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(Piece);
        var bytes = 0L;
        await using var file = new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.None, bufferSize: 0, FileOptions.Asynchronous);
        try
        {
            while (await from.ReadAsync(buffer.AsMemory(0, Piece), cancellationToken) is var read and > 0)
            {
                bytes += read;
                if (bytes > largest)
                    return largest + 1;
                await file.WriteAsync(buffer.AsMemory(0, read), cancellationToken);
            }
            file.Flush(flushToDisk: true);
            return bytes;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }
}

/// <summary>A file that was kept.</summary>
public sealed record StoredFile(string Name, long Bytes);
