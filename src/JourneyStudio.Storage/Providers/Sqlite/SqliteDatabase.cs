using JourneyStudio.Storage.Writing;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace JourneyStudio.Storage.Providers.Sqlite;

/// <summary>Locks the data folder, and creates and migrates its file.</summary>
internal sealed class SqliteDatabase(StorageOptions options, SqliteFile file, IDbContextFactory<StudioDbContext> contexts, WriteGate gate, TimeProvider clock) : StudioDatabase(clock)
{
    private const int NotADatabase = 26;
    private const int Corrupt = 11;

    public override async Task<StorageProblem?> OpenAsync(CancellationToken cancellationToken)
    {
        if (!options.IsSqlite)
            return new($"Database:Provider is \"{options.Provider}\"; it can be \"Sqlite\" or \"PostgreSql\".");
        if (file.Lock() is { } problem)
            return problem;
        try
        {
            file.CreateIfMissing();
            return await MigrateAsync(cancellationToken);
        }
        catch (SqliteException exception) when (exception.SqliteErrorCode is NotADatabase or Corrupt)
        {
            return new($"The database file {options.DatabaseFile} is damaged or is no database ({exception.Message}) Put a backup in its place, or move it away to start afresh.");
        }
        catch (SqliteException exception)
        {
            return new($"The database file {options.DatabaseFile} cannot be used: {exception.Message}");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return new($"The database file {options.DatabaseFile} cannot be written: {exception.Message}");
        }
    }

    private async Task<StorageProblem?> MigrateAsync(CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        using var turn = await gate.EnterAsync(WritePriority.Interface, cancellationToken);
        context.HasTurn = true;
        return await MigrateAsync(context, cancellationToken) is { } newer
            ? new($"The database file {options.DatabaseFile} was written by a newer version of this program (it has {newer}). Start that version.")
            : null;
    }
}
