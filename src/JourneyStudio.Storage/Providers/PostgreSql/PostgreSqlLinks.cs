using JourneyStudio.Storage.Links;
using Npgsql;

namespace JourneyStudio.Storage.Providers.PostgreSql;

/// <summary>Connections for hand-written statements. Other nodes write to the same database.</summary>
public sealed class PostgreSqlLinks(StorageOptions options, StorageRoom room) : DatabaseLinks, IAsyncDisposable
{
    /// <summary>A link holds its thread while the server answers; fewer threads than links would have them wait for each other.</summary>
    private const int Threads = 64;

    private readonly Lazy<NpgsqlDataSource> source = new(() =>
    {
        ThreadPool.GetMinThreads(out var workers, out var ports);
        ThreadPool.SetMinThreads(Math.Max(workers, Threads), ports);
        return NpgsqlDataSource.Create(PostgreSqlConnections.ForLinks(options));
    });

    public override bool Shared => true;

    public ValueTask DisposeAsync() => source.IsValueCreated ? source.Value.DisposeAsync() : ValueTask.CompletedTask;

    internal override LinkPool Open(int cacheKilobytes, bool bulk = false) => new PostgreSqlLinkPool(source, room);
}
