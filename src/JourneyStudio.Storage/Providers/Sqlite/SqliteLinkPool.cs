using JourneyStudio.Storage.Links;

namespace JourneyStudio.Storage.Providers.Sqlite;

/// <summary>One connection, opened at first use and kept with its prepared statements, for one caller at a time.</summary>
internal sealed class SqliteLinkPool(StorageOptions options, int cacheKilobytes) : LinkPool
{
    private readonly SemaphoreSlim free = new(1, 1);
    private SqliteLink? link;

    public override async ValueTask<Link> UseAsync(CancellationToken cancellationToken)
    {
        await free.WaitAsync(cancellationToken);
        try
        {
            return link ??= new SqliteLink(options, cacheKilobytes, free);
        }
        catch
        {
            free.Release();
            throw;
        }
    }

    public override void Dispose()
    {
        link?.Close();
        free.Dispose();
    }
}
