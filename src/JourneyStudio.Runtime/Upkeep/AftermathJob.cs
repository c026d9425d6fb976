using Quartz;

namespace JourneyStudio.Runtime.Upkeep;

/// <summary>Looks after members who were merged or erased lately, once an hour.</summary>
[DisallowConcurrentExecution]
internal sealed class AftermathJob(Aftermath aftermath) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default) => await aftermath.RunAsync(cancellationToken);
}
