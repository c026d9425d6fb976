using JourneyStudio.Storage.Writing;

namespace JourneyStudio.Storage.Providers.Sqlite;

/// <summary>Gives pages that deletions have freed back to the file system, a few at a time, after everyone else at the write gate.</summary>
public sealed class FreePages(StorageOptions options, WriteGate gate) : IDisposable
{
    /// <summary>Pages in one transaction: 2 MB.</summary>
    private const int Batch = 256;

    /// <summary>Free pages that stay: what is written next needs them again.</summary>
    private const int Kept = 1_024;

    private readonly SqliteLink link = new(options, cacheKilobytes: 4 * 1024);

    /// <returns>How many pages were given back.</returns>
    public async Task<int> ReleaseAsync(CancellationToken cancellationToken)
    {
        using var use = await link.UseAsync(cancellationToken);
        var released = 0;
        while (Number("pragma freelist_count") > Kept)
        {
            var before = Number("pragma page_count");
            await link.WriteAsync(gate, WritePriority.Upkeep, Vacuum, cancellationToken);
            var less = before - Number("pragma page_count");
            if (less <= 0)
                break;
            released += less;
        }
        return released;
    }

    public void Dispose() => link.Dispose();

    private int Vacuum()
    {
        var statement = link.Sql($"pragma incremental_vacuum({Batch})");
        while (statement.Read())
        {
        }
        return Batch;
    }

    private int Number(string pragma)
    {
        var rows = link.Sql(pragma);
        rows.Read();
        var number = rows.Int32(0);
        rows.Reset();
        return number;
    }
}
