using JourneyStudio.Engine.Execution;
using JourneyStudio.Engine.Members;

namespace JourneyStudio.IntegrationTests.Runtime;

/// <summary>Something happens around the first commit: a guide is faster, the power goes.</summary>
internal sealed class InterruptedStore(IJourneyStore inner) : IJourneyStore
{
    private bool interrupted;

    public Func<Task>? Before { get; init; }

    public Func<Task>? After { get; init; }

    public ValueTask<WorkBatch> LoadAsync(SlotLease lease, PlanSet plans, DateTimeOffset now, int most, IReadOnlySet<MemberId> busy, CancellationToken cancellationToken) =>
        inner.LoadAsync(lease, plans, now, most, busy, cancellationToken);

    public async ValueTask<CommitOutcome> CommitAsync(SlotLease lease, WorkBatch batch, IReadOnlyList<MemberChanges> changes, CancellationToken cancellationToken)
    {
        var first = !interrupted;
        interrupted = true;
        if (first && Before is { } before)
            await before();
        var outcome = await inner.CommitAsync(lease, batch, changes, cancellationToken);
        if (first && After is { } after)
            await after();
        return outcome;
    }

    public ValueTask<IdBlock> TakeIdsAsync(int count, CancellationToken cancellationToken) => inner.TakeIdsAsync(count, cancellationToken);

    public ValueTask<DateTimeOffset?> NextDueAsync(SlotLease lease, CancellationToken cancellationToken) => inner.NextDueAsync(lease, cancellationToken);
}
