using Npgsql;

namespace JourneyStudio.Storage.Providers.PostgreSql;

/// <summary>Short words between the nodes of one database (LISTEN and NOTIFY). They may be lost; nothing may depend on them but speed.</summary>
/// <param name="channel">Who listens to it: a name of lower-case letters.</param>
public sealed class PostgreSqlNotices(StorageOptions options, string channel)
{
    /// <summary>Tells this process's own words from those of others.</summary>
    private readonly string self = Guid.NewGuid().ToString("N");

    /// <summary>Hears what other nodes tell, until cancelled or the connection breaks.</summary>
    public async Task ListenAsync(Action<string> heard, CancellationToken cancellationToken)
    {
        await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(PostgreSqlConnections.ConnectionString(options)) { Pooling = false, KeepAlive = 10 }.ToString());
        await connection.OpenAsync(cancellationToken);
        connection.Notification += (_, notice) =>
        {
            if (notice.Payload.Split(':', 2) is [var from, var word] && from != self)
                heard(word);
        };
        await using (var listen = new NpgsqlCommand($"listen {channel}", connection))
            await listen.ExecuteNonQueryAsync(cancellationToken);
        while (true)
            await connection.WaitAsync(cancellationToken);
    }

    /// <param name="word">At most 7,900 bytes: PostgreSQL takes no more.</param>
    public async Task TellAsync(string word, CancellationToken cancellationToken)
    {
        await using var connection = new NpgsqlConnection(PostgreSqlConnections.ConnectionString(options));
        await connection.OpenAsync(cancellationToken);
        await using var tell = new NpgsqlCommand("select pg_notify($1, $2)", connection) { Parameters = { new() { Value = channel }, new() { Value = $"{self}:{word}" } } };
        await tell.ExecuteNonQueryAsync(cancellationToken);
    }
}
