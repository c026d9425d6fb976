using JourneyStudio.Runtime.Advancing;
using JourneyStudio.Runtime.Clocks;
using JourneyStudio.Storage.Providers.Sqlite;
using JourneyStudio.Storage.Tasks;
using Quartz;

namespace JourneyStudio.Runtime.Upkeep;

/// <summary>Keeps the house tidy, once an hour.</summary>
[DisallowConcurrentExecution]
internal sealed class UpkeepJob(EventKeyJanitor eventKeys, OverdueTasks tasks, Retention retention, FreePages freePages, RuntimeClock clock, ZoneRules zones) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        await zones.RunAsync(cancellationToken);
        await eventKeys.RunAsync(cancellationToken);
        await tasks.MarkAsync(clock.Now, cancellationToken);
        await retention.RunAsync(cancellationToken);
        await freePages.ReleaseAsync(cancellationToken);
    }
}
