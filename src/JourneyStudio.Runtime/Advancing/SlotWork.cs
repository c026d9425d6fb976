using JourneyStudio.Engine.Execution;
using JourneyStudio.Runtime.Operating;

namespace JourneyStudio.Runtime.Advancing;

/// <summary>What the owner of slots does in turn: a batch of what operators asked for, then a batch of what is due.</summary>
public sealed class SlotWork(Advancer advancer, OperationRunner operations)
{
    public async Task<AdvanceResult> RunBatchAsync(SlotLease lease, CancellationToken cancellationToken)
    {
        var operated = await operations.RunBatchAsync(lease, cancellationToken);
        if (operated == AdvanceResult.Fenced)
            return AdvanceResult.Fenced;
        var advanced = await advancer.RunBatchAsync(lease, cancellationToken);
        return advanced == AdvanceResult.Idle ? operated : advanced;
    }
}
