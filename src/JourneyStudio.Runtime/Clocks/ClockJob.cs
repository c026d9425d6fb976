using Microsoft.Extensions.Logging;
using Quartz;

namespace JourneyStudio.Runtime.Clocks;

/// <summary>Follows the calendars, every few seconds, on one node at a time. What fails is done by the next turn: nothing is done twice.</summary>
[DisallowConcurrentExecution]
internal sealed class ClockJob(ClockRunner clocks, ILogger<ClockJob> logger) : IJob
{
    public static readonly JobKey Key = new("clocks");

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            await clocks.RunAsync(cancellationToken);
        }
        catch (Exception exception) when (exception is not (OperationCanceledException or OutOfMemoryException))
        {
            logger.ClocksFailed(exception);
        }
    }
}
