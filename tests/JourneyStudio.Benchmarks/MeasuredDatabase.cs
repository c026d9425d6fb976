using System.Data.Common;
using System.Globalization;
using JourneyStudio.Storage;
using JourneyStudio.Storage.Providers.PostgreSql;
using JourneyStudio.Storage.Providers.Sqlite;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace JourneyStudio.Benchmarks;

/// <summary>A database that is measured, seen from outside of the studio.</summary>
internal sealed class MeasuredDatabase(StorageOptions storage)
{
    /// <summary>Bytes in use.</summary>
    public long Bytes => Number(storage.IsPostgreSql
        ? "select pg_database_size(current_database())"
        : "select (page_count - freelist_count) * page_size from pragma_page_count, pragma_freelist_count, pragma_page_size");

    public long Number(string sql)
    {
        using var connection = Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return Convert.ToInt64(command.ExecuteScalar(), CultureInfo.InvariantCulture);
    }

    /// <summary>What looks while the clock runs must find its rows by an index, as the studio does, or it is measured itself.</summary>
    public DbConnection Open()
    {
        DbConnection connection = storage.IsPostgreSql ? new NpgsqlConnection(PostgreSqlConnections.ForLinks(storage)) : new SqliteConnection(SqliteConnections.ConnectionString(storage));
        connection.Open();
        return connection;
    }

    /// <summary>After the members have been added: nothing of that is left to be done while the clock runs.</summary>
    public void Settle()
    {
        using var connection = Open();
        foreach (var sql in storage.IsPostgreSql ? ["vacuum analyze", "checkpoint"] : new[] { "pragma wal_checkpoint(truncate)" })
        {
            using var command = connection.CreateCommand();
            (command.CommandText, command.CommandTimeout) = (sql, 0);
            command.ExecuteNonQuery();
        }
    }
}
