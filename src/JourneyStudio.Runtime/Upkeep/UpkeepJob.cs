using Quartz;

namespace JourneyStudio.Runtime.Upkeep;

/// <summary>Keeps the house tidy, once an hour.</summary>
[DisallowConcurrentExecution]
internal sealed class UpkeepJob(EventKeyJanitor eventKeys) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default) => await eventKeys.RunAsync(cancellationToken);
}
