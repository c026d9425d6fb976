using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;

namespace JourneyStudio.Storage.Settings;

/// <summary>When keys were used last. Written down now and then: a row is not written with every call of the API.</summary>
public sealed class ApiKeyUses(IDbContextFactory<StudioDbContext> contexts, TimeProvider clock)
{
    private readonly ConcurrentDictionary<long, DateTimeOffset> latest = new();

    public void Note(long key) => latest[key] = clock.GetUtcNow();

    public async Task WriteAsync(CancellationToken cancellationToken)
    {
        if (latest.IsEmpty)
            return;
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await using var write = await context.BeginWriteAsync(cancellationToken);
        foreach (var (key, at) in latest.ToArray())
        {
            await context.Set<ApiKeyRow>().Where(row => row.Id == key && (row.LastUsedAt == null || row.LastUsedAt < at)).ExecuteUpdateAsync(row => row.SetProperty(r => r.LastUsedAt, at), cancellationToken);
            latest.TryRemove(new(key, at));
        }
        await write.CommitAsync(cancellationToken);
    }
}
