using JourneyStudio.Storage.Execution;
using Microsoft.Extensions.Hosting;
using Quartz;

namespace JourneyStudio.Runtime.Advancing;

/// <summary>Places the ownership of a slot, or of all where one process works alone: durable, never twice at a time, fired again as soon as it has ended.</summary>
[DisallowConcurrentExecution]
internal sealed class SlotJob(SlotTurns turns, TimeProvider time, IHostApplicationLifetime lifetime) : IJob
{
    /// <summary>Key of the job's data: the number of its slot. Without it the job owns all slots.</summary>
    public const string Slot = "slot";

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        using var stopping = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, lifetime.ApplicationStopping);
        var slot = context.MergedJobDataMap.ContainsKey(Slot) ? context.MergedJobDataMap.GetInt(Slot) : -1;
        var turn = turns.Of(slot);
        await turn.RunAsync(slot < 0 ? SlotOwnership.All : [slot], time, stopping.Token);
        // One process follows itself at once; among nodes it takes the scheduler a while
        if (slot >= 0)
            _ = turn.Linger(time, lifetime.ApplicationStopping);
    }
}
