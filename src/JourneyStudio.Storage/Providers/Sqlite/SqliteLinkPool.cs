using JourneyStudio.Storage.Links;

namespace JourneyStudio.Storage.Providers.Sqlite;

/// <summary>Two connections, opened at first use and kept with their prepared statements: one caller can read while another writes.</summary>
internal sealed class SqliteLinkPool(StorageOptions options, int cacheKilobytes, bool bulk, StorageRoom room) : LinkPool
{
    private const int Most = 2;
    private readonly SemaphoreSlim free = new(Most, Most);
    private readonly Stack<SqliteLink> idle = new(Most);
    private readonly Lock sync = new();

    public override async ValueTask<Link> UseAsync(CancellationToken cancellationToken)
    {
        await free.WaitAsync(cancellationToken);
        try
        {
            lock (sync)
            {
                if (idle.TryPop(out var link))
                    return link;
            }
            return new SqliteLink(options, cacheKilobytes, bulk, GiveBack, room);
        }
        catch
        {
            free.Release();
            throw;
        }
    }

    public override void Trim()
    {
        lock (sync)
        {
            while (idle.TryPop(out var link))
                link.Close();
        }
    }

    public override void Dispose()
    {
        Trim();
        free.Dispose();
    }

    private void GiveBack(SqliteLink link)
    {
        lock (sync)
            idle.Push(link);
        free.Release();
    }
}
