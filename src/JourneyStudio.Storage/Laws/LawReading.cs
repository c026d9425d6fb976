using System.Data.Common;
using System.Globalization;
using Microsoft.Data.Sqlite;

namespace JourneyStudio.Storage.Laws;

/// <summary>One consistent state of the database, read by plain SQL. It takes no lock that a writer would wait for.</summary>
internal sealed class LawReading(DbConnection connection)
{
    public async Task BeginAsync(CancellationToken cancellationToken) =>
        await RunAsync(connection is SqliteConnection ? "begin deferred" : "begin isolation level repeatable read read only", cancellationToken);

    public Task EndAsync() => RunAsync("rollback", CancellationToken.None);

    /// <summary>Hands over rows until the reader wants no more.</summary>
    public async Task ReadAsync(string sql, DateTimeOffset? instant, Func<DbDataReader, bool> wantsMore, CancellationToken cancellationToken)
    {
        await using var command = Command(sql);
        if (instant is { } at)
        {
            var parameter = command.CreateParameter();
            (parameter.ParameterName, parameter.Value) = ("@at", at.ToUnixTimeMilliseconds());
            command.Parameters.Add(parameter);
        }
        await using var rows = await command.ExecuteReaderAsync(cancellationToken);
        while (await rows.ReadAsync(cancellationToken) && wantsMore(rows))
        {
        }
    }

    public static long? Number(DbDataReader rows, int column) =>
        rows.IsDBNull(column) ? null : Convert.ToInt64(rows.GetValue(column), CultureInfo.InvariantCulture);

    public static string? Text(DbDataReader rows, int column) => rows.IsDBNull(column) ? null : rows.GetString(column);

    private async Task RunAsync(string sql, CancellationToken cancellationToken)
    {
        await using var command = Command(sql);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private DbCommand Command(string sql)
    {
        var command = connection.CreateCommand();
        // Checks read every row there is.
        (command.CommandText, command.CommandTimeout) = (sql, 0);
        return command;
    }
}
