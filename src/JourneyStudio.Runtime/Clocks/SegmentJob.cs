using Quartz;

namespace JourneyStudio.Runtime.Clocks;

/// <summary>Refreshes the segments, on one node at a time.</summary>
[DisallowConcurrentExecution]
internal sealed class SegmentJob(SegmentRunner segments) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default) => await segments.RunAsync(cancellationToken);
}
