using JourneyStudio.Storage.Links;
using Npgsql;

namespace JourneyStudio.Storage.Providers.PostgreSql;

/// <summary>Links over the program's connection pool. Prepared statements stay with the pooled connections.</summary>
internal sealed class PostgreSqlLinkPool(NpgsqlDataSource source) : LinkPool
{
    public override async ValueTask<Link> UseAsync(CancellationToken cancellationToken) => new PostgreSqlLink(await source.OpenConnectionAsync(cancellationToken));

    public override void Dispose()
    {
    }
}
