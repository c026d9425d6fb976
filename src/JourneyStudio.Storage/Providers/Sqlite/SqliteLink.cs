using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace JourneyStudio.Storage.Providers.Sqlite;

/// <summary>One connection with its prepared statements, used by one caller at a time. Opened at first use.</summary>
internal sealed class SqliteLink(StorageOptions options, int cacheKilobytes) : IDisposable
{
    private readonly SemaphoreSlim free = new(1, 1);
    private readonly Dictionary<string, SqliteStatement> statements = new(StringComparer.Ordinal);
    private SqliteConnection? connection;

    /// <summary>Waits until nobody else uses the link.</summary>
    public async ValueTask<Use> UseAsync(CancellationToken cancellationToken)
    {
        await free.WaitAsync(cancellationToken);
        try
        {
            connection ??= Open();
        }
        catch
        {
            free.Release();
            throw;
        }
        return new Use(this);
    }

    /// <summary>The prepared statement for this text.</summary>
    public SqliteStatement Sql(string sql)
    {
        if (!statements.TryGetValue(sql, out var statement))
            statements.Add(sql, statement = new SqliteStatement(connection!.Handle!, sql));
        return statement;
    }

    public void Begin() => Sql("begin immediate").Run();

    /// <summary>Reads in one transaction, so that all of it sees the same state.</summary>
    public T Read<T>(Func<T> read)
    {
        Sql("begin deferred").Run();
        try
        {
            var result = read();
            Commit();
            return result;
        }
        catch
        {
            Abandon();
            throw;
        }
    }

    public void Commit() => Sql("commit").Run();

    public void Rollback() => Sql("rollback").Run();

    /// <summary>After an exception: ends every statement and the transaction, if SQLite has not ended it already, so that the next caller starts clean.</summary>
    public void Abandon()
    {
        foreach (var statement in statements.Values)
            statement.Reset();
        if (raw.sqlite3_get_autocommit(connection!.Handle!) == 0)
            Rollback();
    }

    public void Dispose()
    {
        foreach (var statement in statements.Values)
            statement.Dispose();
        connection?.Dispose();
        free.Dispose();
    }

    private SqliteConnection Open()
    {
        var opened = new SqliteConnection(SqliteConnections.ConnectionString(options, pooling: false));
        opened.Open();
        using var command = opened.CreateCommand();
        command.CommandText = string.Create(
            System.Globalization.CultureInfo.InvariantCulture,
            $"pragma synchronous = full; pragma cache_size = -{cacheKilobytes}; pragma temp_store = memory; pragma busy_timeout = 30000; pragma journal_size_limit = 67108864;");
        command.ExecuteNonQuery();
        return opened;
    }

    /// <summary>The right to use the link, until disposed.</summary>
    public readonly struct Use(SqliteLink link) : IDisposable
    {
        public void Dispose() => link.free.Release();
    }
}
