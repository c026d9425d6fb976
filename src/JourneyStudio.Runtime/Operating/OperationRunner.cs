using JourneyStudio.Engine.Execution;
using JourneyStudio.Engine.Execution.Operating;
using JourneyStudio.Runtime.Advancing;
using JourneyStudio.Runtime.Signals;
using JourneyStudio.Storage.Operating;

namespace JourneyStudio.Runtime.Operating;

/// <summary>
/// Carries operators' wishes to the members of the slots that the caller owns: load, decide (pure), commit, like any other turn. Operations of one journey go in the order
/// asked; those of several take turns.
/// </summary>
public sealed class OperationRunner(OperationStore store, OperationCommit commit, PlanCache plans, RuntimeClock clock, RuntimeSignals signals, TimeProvider time)
{
    private const int Most = 500;

    /// <summary>How long nothing is looked for after nothing was found, unless a signal comes.</summary>
    private static readonly TimeSpan Rest = TimeSpan.FromSeconds(1);

    private readonly Throttles throttles = new(time);
    private int generation = -1;
    private long lookedAt;
    private bool anyOpen;
    private long newest;
    private long last;

    /// <summary>False while there was nothing a moment ago and no signal has come since.</summary>
    public bool MayHaveWork => anyOpen || generation != signals.PlanGeneration || time.GetElapsedTime(lookedAt) >= Rest;

    /// <summary>Works on one batch of one operation.</summary>
    public async Task<AdvanceResult> RunBatchAsync(SlotLease lease, CancellationToken cancellationToken)
    {
        if (!MayHaveWork)
            return AdvanceResult.Idle;
        (generation, lookedAt) = (signals.PlanGeneration, time.GetTimestamp());
        var open = await store.OpenAsync(lease, clock.Now, cancellationToken);
        anyOpen = open.Count > 0;
        if (open.Count > 0 && open[^1].Id > newest)
        {
            // Another node may have changed the journey's state: what is decided from here on must know it.
            newest = open[^1].Id;
            signals.PlansChangedHere();
        }
        foreach (var operation in InTurn(open))
        {
            if (await RunAsync(lease, operation, cancellationToken) is var result and not AdvanceResult.Idle)
                return result;
        }
        return AdvanceResult.Idle;
    }

    /// <summary>The first operation of each journey, those after the one worked on last coming first.</summary>
    private IEnumerable<Operation> InTurn(IReadOnlyList<Operation> open)
    {
        var firsts = open.DistinctBy(operation => operation.Journey).ToList();
        return firsts.Where(operation => operation.Id > last).Concat(firsts.Where(operation => operation.Id <= last));
    }

    private async Task<AdvanceResult> RunAsync(SlotLease lease, Operation operation, CancellationToken cancellationToken)
    {
        var most = operation is Operation.CatchUp catchUp ? Math.Min(Most, throttles.Allowed(catchUp, lease)) : Most;
        if (most == 0)
            return AdvanceResult.Idle;
        var current = await plans.CurrentAsync(cancellationToken);
        var now = clock.Now;
        if (await store.LoadAsync(lease, current, operation, now, most, cancellationToken) is not { } batch)
            return AdvanceResult.Idle;
        var outcome = await commit.RunAsync(lease, current, batch, now, cancellationToken);
        last = operation.Id;
        if (outcome == CommitOutcome.Fenced)
            return AdvanceResult.Fenced;
        if (operation is Operation.CatchUp done && outcome == CommitOutcome.Committed)
            throttles.Took(done, batch.Members.Count);
        signals.Outbox.Raise();
        return AdvanceResult.Worked;
    }
}
