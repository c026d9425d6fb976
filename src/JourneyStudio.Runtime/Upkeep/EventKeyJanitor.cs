using JourneyStudio.Runtime.Advancing;
using JourneyStudio.Storage;
using JourneyStudio.Storage.Events;
using JourneyStudio.Storage.Writing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace JourneyStudio.Runtime.Upkeep;

/// <summary>Forgets ids of events that nobody will send again, a thousand at a time, after everyone else at the write gate.</summary>
public sealed class EventKeyJanitor(IDbContextFactory<StudioDbContext> contexts, RuntimeClock clock, IOptions<RuntimeOptions> options, ILogger<EventKeyJanitor> logger)
{
    private const int Batch = 1_000;

    /// <returns>How many were cleared.</returns>
    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        var before = clock.Now - options.Value.EventKeysKept;
        var cleared = 0;
        while (await ClearAsync(before, cancellationToken) is > 0 and var more)
            cleared += more;
        if (cleared > 0)
            logger.KeysCleared(cleared, before);
        return cleared;
    }

    private async Task<int> ClearAsync(DateTimeOffset before, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        context.Priority = WritePriority.Upkeep;
        var keys = await context.Set<EventKeyRow>().Where(row => row.At < before).OrderBy(row => row.At).Take(Batch).ToListAsync(cancellationToken);
        context.RemoveRange(keys);
        return await context.SaveChangesAsync(cancellationToken);
    }
}
