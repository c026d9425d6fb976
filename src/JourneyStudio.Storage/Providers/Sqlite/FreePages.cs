using JourneyStudio.Storage.Links;
using JourneyStudio.Storage.Writing;

namespace JourneyStudio.Storage.Providers.Sqlite;

/// <summary>Gives pages that deletions have freed back to the file system, a few at a time, after everyone else at the write gate.</summary>
public sealed class FreePages(DatabaseLinks database, WriteGate gate) : IDisposable
{
    /// <summary>Pages in one transaction: 2 MB.</summary>
    private const int Batch = 256;

    /// <summary>Free pages that stay: what is written next needs them again.</summary>
    private const int Kept = 1_024;

    private readonly LinkPool links = database.Open(cacheKilobytes: 4 * 1024);

    /// <returns>How many pages were given back.</returns>
    public async Task<int> ReleaseAsync(CancellationToken cancellationToken)
    {
        // PostgreSQL's autovacuum sees to it.
        if (database.Shared)
            return 0;
        using var link = await links.UseAsync(cancellationToken);
        var released = 0;
        while (Number(link, "pragma freelist_count") > Kept)
        {
            var before = Number(link, "pragma page_count");
            await link.WriteAsync(gate, WritePriority.Upkeep, () => Vacuum(link), cancellationToken);
            var less = before - Number(link, "pragma page_count");
            if (less <= 0)
                break;
            released += less;
        }
        return released;
    }

    public void Dispose() => links.Dispose();

    private static int Vacuum(Link link)
    {
        var statement = link.Sql($"pragma incremental_vacuum({Batch})");
        while (statement.Read())
        {
        }
        return Batch;
    }

    private static int Number(Link link, string pragma)
    {
        var rows = link.Sql(pragma);
        rows.Read();
        var number = rows.Int32(0);
        rows.Reset();
        return number;
    }
}
