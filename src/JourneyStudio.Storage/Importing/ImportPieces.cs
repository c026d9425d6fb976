using Microsoft.EntityFrameworkCore;

namespace JourneyStudio.Storage.Importing;

/// <summary>The files of imports in the database, in pieces, where several nodes share it: whichever node goes on with one has its file (decision 0045).</summary>
public sealed class ImportPieces(IDbContextFactory<StudioDbContext> contexts, StorageOptions storage, TimeProvider clock)
{
    private const int Piece = 1024 * 1024;

    /// <summary>Whether there may be other nodes.</summary>
    public bool AreKept => storage.IsPostgreSql;

    /// <summary>Keeps a file, piece by piece.</summary>
    public async Task KeepAsync(string file, string path, CancellationToken cancellationToken)
    {
        await using var from = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, bufferSize: 0, FileOptions.Asynchronous | FileOptions.SequentialScan);
        var buffer = new byte[Piece];
        while (from.Position is var position && await from.ReadAtLeastAsync(buffer, Piece, throwOnEndOfStream: false, cancellationToken) is var read and > 0)
        {
            await using var context = await contexts.CreateDbContextAsync(cancellationToken);
            context.Add(new ImportPieceRow { File = file, Position = position, Bytes = buffer[..read], At = clock.GetUtcNow() });
            await context.SaveChangesAsync(cancellationToken);
        }
    }

    /// <summary>Writes a file as it was kept. False when it is not there, or not whole.</summary>
    /// <param name="file">What it is called.</param>
    /// <param name="bytes">How long it is.</param>
    /// <param name="path">Where to.</param>
    /// <param name="cancellationToken">Ends it in the midst.</param>
    public async Task<bool> WriteAsync(string file, long bytes, string path, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var positions = await context.Set<ImportPieceRow>().Where(row => row.File == file).OrderBy(row => row.Position).Select(row => row.Position).ToListAsync(cancellationToken);
        if (positions.Count == 0)
            return false;
        await using var into = new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 0, FileOptions.Asynchronous);
        foreach (var position in positions)
        {
            if (await context.Set<ImportPieceRow>().Where(row => row.File == file && row.Position == position).Select(row => row.Bytes).FirstOrDefaultAsync(cancellationToken) is not { } piece)
                return false;
            await into.WriteAsync(piece, cancellationToken);
        }
        return into.Position == bytes;
    }

    public async Task DeleteAsync(string file, CancellationToken cancellationToken)
    {
        if (!AreKept)
            return;
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await using var write = await context.BeginWriteAsync(cancellationToken);
        await context.Set<ImportPieceRow>().Where(row => row.File == file).ExecuteDeleteAsync(cancellationToken);
        await write.CommitAsync(cancellationToken);
    }

    /// <summary>Gives up what was kept for an import that never came to be: its node ended before.</summary>
    public async Task DeleteOrphansAsync(DateTimeOffset before, CancellationToken cancellationToken)
    {
        if (!AreKept)
            return;
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await using var write = await context.BeginWriteAsync(cancellationToken);
        await context.Set<ImportPieceRow>().Where(row => row.At < before && !context.Set<ImportRow>().Any(import => import.StoredAs == row.File)).ExecuteDeleteAsync(cancellationToken);
        await write.CommitAsync(cancellationToken);
    }
}
