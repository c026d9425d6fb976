using Microsoft.Data.Sqlite;

namespace JourneyStudio.Storage.Providers.Sqlite;

/// <summary>The data folder's lock and the database file. The lock is held until the process ends or the container is disposed.</summary>
internal sealed class SqliteFile(StorageOptions options) : IDisposable
{
    private FileStream? held;

    public StorageProblem? Lock()
    {
        try
        {
            Directory.CreateDirectory(options.DataDirectory);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return NotWritable(exception);
        }
        try
        {
            held ??= new FileStream(options.LockFile, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            return null;
        }
        catch (UnauthorizedAccessException exception)
        {
            return NotWritable(exception);
        }
        catch (IOException) when (File.Exists(options.LockFile))
        {
            return new($"Another process is writing to the data folder {options.DataDirectory}. Stop it, or set Data:Directory to another folder.");
        }
        catch (IOException exception)
        {
            return NotWritable(exception);
        }
    }

    /// <summary>EF would create the file with pages of 4 KB and without auto-vacuum, and neither can be changed afterwards.</summary>
    public void CreateIfMissing()
    {
        if (File.Exists(options.DatabaseFile) && new FileInfo(options.DatabaseFile).Length > 0)
            return;
        using var connection = new SqliteConnection(SqliteConnections.ConnectionString(options, pooling: false));
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "pragma page_size = 8192; pragma auto_vacuum = incremental; vacuum; pragma journal_mode = wal;";
        command.ExecuteNonQuery();
    }

    public void Dispose()
    {
        held?.Dispose();
        held = null;
    }

    private StorageProblem NotWritable(Exception exception) =>
        new($"The data folder {options.DataDirectory} cannot be written: {exception.Message} Set Data:Directory to a folder that can.");
}
