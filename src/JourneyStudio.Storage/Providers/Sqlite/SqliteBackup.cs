using System.Globalization;
using JourneyStudio.Storage.Messages;
using Microsoft.Data.Sqlite;

namespace JourneyStudio.Storage.Providers.Sqlite;

/// <summary>
/// Copies the database file by SQLite's own backup, while a server may be writing: the copy is one consistent state. In the copy the outbox is held,
/// so that a restored workspace sends nothing a second time before an admin has looked.
/// </summary>
public sealed class SqliteBackup(StorageOptions options, TimeProvider clock)
{
    /// <param name="to">The file to make; it must not be there.</param>
    /// <param name="cancellationToken">Ends before the copy begins.</param>
    /// <returns>Null when the copy is complete, else why there is none.</returns>
    public async Task<StorageProblem?> CopyAsync(string to, CancellationToken cancellationToken)
    {
        if (File.Exists(to) || Directory.Exists(to))
            return new($"{to} is there already. Name a file that is not.");
        var unfinished = $"{to}.unfinished";
        try
        {
            if (Path.GetDirectoryName(Path.GetFullPath(to)) is { } folder)
                Directory.CreateDirectory(folder);
            File.Delete(unfinished);
            cancellationToken.ThrowIfCancellationRequested();
            await FillAsync(unfinished);
            File.Move(unfinished, to, overwrite: false);
            return null;
        }
        catch (Exception exception) when (exception is SqliteException or IOException or UnauthorizedAccessException)
        {
            File.Delete(unfinished);
            return new($"No backup was made: {exception.Message}");
        }
    }

    private async Task FillAsync(string file)
    {
        await using var from = new SqliteConnection(SqliteConnections.ConnectionString(options, pooling: false));
        await using var copy = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = file, Pooling = false }.ToString());
        await from.OpenAsync();
        await copy.OpenAsync();
        from.BackupDatabase(copy);
        await using var command = copy.CreateCommand();
        command.CommandText = "insert into setting(key, value, protected, updated_at) values($key, $value, 0, $at) on conflict(key) do nothing; pragma journal_mode = delete; pragma quick_check(1);";
        command.Parameters.AddWithValue("$key", OutboxHold.Setting);
        command.Parameters.AddWithValue("$value", string.Create(CultureInfo.InvariantCulture, $"restored from the backup of {clock.GetUtcNow():yyyy-MM-dd HH:mm} UTC"));
        command.Parameters.AddWithValue("$at", clock.GetUtcNow().ToUnixTimeMilliseconds());
        await command.ExecuteNonQueryAsync();
    }
}
