using JourneyStudio.Storage.Links;
using Npgsql;

namespace JourneyStudio.Storage.Providers.PostgreSql;

/// <summary>Connections for hand-written statements. Other nodes write to the same database.</summary>
public sealed class PostgreSqlLinks(StorageOptions options) : DatabaseLinks, IAsyncDisposable
{
    private readonly Lazy<NpgsqlDataSource> source = new(() => NpgsqlDataSource.Create(PostgreSqlConnections.ForLinks(options)));

    public override bool Shared => true;

    public ValueTask DisposeAsync() => source.IsValueCreated ? source.Value.DisposeAsync() : ValueTask.CompletedTask;

    internal override LinkPool Open(int cacheKilobytes) => new PostgreSqlLinkPool(source.Value);
}
