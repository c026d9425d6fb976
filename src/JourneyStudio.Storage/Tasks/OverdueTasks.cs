using JourneyStudio.Storage.Writing;
using Microsoft.EntityFrameworkCore;

namespace JourneyStudio.Storage.Tasks;

/// <summary>Marks the tasks whose time is up. Journeys do not depend on it: they go by their own clock.</summary>
public sealed class OverdueTasks(IDbContextFactory<StudioDbContext> contexts)
{
    /// <returns>How many became overdue.</returns>
    public async Task<int> MarkAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        context.Priority = WritePriority.Upkeep;
        await using var write = await context.BeginWriteAsync(cancellationToken);
        var marked = await context.Set<GuideTaskRow>().Where(row => row.State == TaskStates.Open && row.Due <= now)
            .ExecuteUpdateAsync(row => row.SetProperty(r => r.State, TaskStates.Overdue), cancellationToken);
        await write.CommitAsync(cancellationToken);
        return marked;
    }
}
