using Microsoft.Extensions.Hosting;
using Quartz;

namespace JourneyStudio.Runtime.Advancing;

/// <summary>Places the ownership of the slots: durable, never twice at a time, fired again as soon as it has ended.</summary>
[DisallowConcurrentExecution]
internal sealed class SlotJob(SlotTurn turn, TimeProvider time, IHostApplicationLifetime lifetime) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        using var stopping = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, lifetime.ApplicationStopping);
        await turn.RunAsync(time, stopping.Token);
    }
}
