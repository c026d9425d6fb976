using JourneyStudio.Runtime.Tags;
using Microsoft.Extensions.Logging;
using Quartz;

namespace JourneyStudio.Runtime.Clocks;

/// <summary>Refreshes the segments and computed tags, on one node at a time.</summary>
[DisallowConcurrentExecution]
internal sealed class SegmentJob(SetRunner sets, ILogger<SegmentJob> logger) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            await sets.RunAsync(cancellationToken);
        }
        catch (Exception exception) when (exception is not (OperationCanceledException or OutOfMemoryException))
        {
            logger.RefreshingFailed(exception);
        }
    }
}
