using JourneyStudio.Storage.Providers.Sqlite;
using Quartz;

namespace JourneyStudio.Runtime.Upkeep;

/// <summary>Keeps the house tidy, once an hour.</summary>
[DisallowConcurrentExecution]
internal sealed class UpkeepJob(EventKeyJanitor eventKeys, FreePages freePages) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        await eventKeys.RunAsync(cancellationToken);
        await freePages.ReleaseAsync(cancellationToken);
    }
}
