using System.Buffers;
using JourneyStudio.Engine;
using JourneyStudio.Storage;
using JourneyStudio.Storage.Importing;
using JourneyStudio.Storage.Rows;
using Microsoft.Extensions.Options;

namespace JourneyStudio.Runtime.Importing;

/// <summary>The files of imports, in the data folder: what was uploaded, and the rows that were rejected.</summary>
public sealed class ImportFiles(StorageOptions storage, IOptions<ImportOptions> options)
{
    private const int Piece = 128 * 1024;

    private string Folder => Path.Combine(storage.DataDirectory, "imports");

    public string PathOf(ImportRow import) => PathOf(import.StoredAs);

    public string PathOf(string storedAs) => Path.Combine(Folder, storedAs);

    public string RejectedPathOf(ImportRow import) => PathOf(import) + ".rejected";

    /// <summary>Whether this node has the file.</summary>
    public bool Has(ImportRow import) => File.Exists(PathOf(import));

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
            return new StoredFile(name, bytes);
        File.Delete(path);
        return bytes == 0 ? new Problem("import.empty") : new Problem("import.too-large", Megabytes(largest));
    }

    /// <summary>The file has served; the rows that were rejected stay.</summary>
    public void DeleteSource(ImportRow import) => File.Delete(PathOf(import));

    public void DeleteAll(ImportRow import)
    {
        File.Delete(PathOf(import));
        File.Delete(RejectedPathOf(import));
    }

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
