using JourneyStudio.Storage.Links;
using Npgsql;

namespace JourneyStudio.Storage.Providers.PostgreSql;

/// <summary>Links over the program's connection pool. Prepared statements stay with the pooled connections.</summary>
internal sealed class PostgreSqlLinkPool(Lazy<NpgsqlDataSource> source, StorageRoom room) : LinkPool
{
    /// <summary>One for each slot. More would only queue at the server.</summary>
    private const int MostAtOnce = 16;

    private readonly SemaphoreSlim free = new(MostAtOnce, MostAtOnce);

    public override async ValueTask<Link> UseAsync(CancellationToken cancellationToken)
    {
        await free.WaitAsync(cancellationToken);
        try
        {
            return new PostgreSqlLink(await source.Value.OpenConnectionAsync(cancellationToken), free, room);
        }
        catch
        {
            free.Release();
            throw;
        }
    }

    /// <summary>The program's pool closes what is idle.</summary>
    public override void Trim()
    {
    }

    public override void Dispose() => free.Dispose();
}
