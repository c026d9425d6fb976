using JourneyStudio.Storage.Providers.PostgreSql.Partitions;
using Quartz;

namespace JourneyStudio.Runtime.Upkeep;

/// <summary>Sees to it every minute that what is written next has its partition.</summary>
[DisallowConcurrentExecution]
internal sealed class PartitionJob(TracePartitions partitions) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default) => await partitions.PrepareAsync(cancellationToken);
}
