using JourneyStudio.Engine.Execution;
using JourneyStudio.Runtime.Operating;

namespace JourneyStudio.Runtime.Advancing;

/// <summary>What the owner of slots does in turn: a batch of what operators asked for, then a batch of what is due.</summary>
public sealed class SlotWork(Advancer advancer, OperationRunner operations)
{
    public async Task<AdvanceResult> RunBatchAsync(SlotLease lease, CancellationToken cancellationToken)
    {
        // Both work on the same members: an operation begins when no batch is in the air.
        if (operations.MayHaveWork && await advancer.FinishAsync() == AdvanceResult.Fenced)
            return AdvanceResult.Fenced;
        var operated = await operations.RunBatchAsync(lease, cancellationToken);
        if (operated == AdvanceResult.Fenced)
            return AdvanceResult.Fenced;
        var advanced = await advancer.RunBatchAsync(lease, cancellationToken);
        return advanced == AdvanceResult.Idle ? operated : advanced;
    }

    /// <summary>Waits for what is being committed, before the slots are given up.</summary>
    public Task<AdvanceResult> FinishAsync() => advancer.FinishAsync();
}
