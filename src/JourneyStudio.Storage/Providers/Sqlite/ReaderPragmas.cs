using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace JourneyStudio.Storage.Providers.Sqlite;

/// <summary>Every connection of EF writes with full durability. Its page cache is small: the large one belongs to the hot path's single connection.</summary>
internal sealed class ReaderPragmas : DbConnectionInterceptor
{
    private const string Sql = "pragma synchronous = full; pragma cache_size = -4096; pragma busy_timeout = 30000;";

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData)
    {
        using var command = connection.CreateCommand();
        command.CommandText = Sql;
        command.ExecuteNonQuery();
    }

    public override async Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = Sql;
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
