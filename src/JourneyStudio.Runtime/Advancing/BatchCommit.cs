using JourneyStudio.Engine.Execution;
using JourneyStudio.Storage;
using Microsoft.Extensions.Logging;

namespace JourneyStudio.Runtime.Advancing;

/// <summary>
/// Commits a batch. When the store throws, or answers conflict again and again, the members are committed one by one: if others go through, the store
/// is well and the member that does not is set aside; if none does, or if it says so itself, the store is in trouble and the exception goes up.
/// </summary>
internal sealed class BatchCommit(IJourneyStore store, ILogger logger)
{
    /// <summary>So many failures in a row are not a matter of the moment.</summary>
    private const int MostInARow = 3;

    private int inARow;

    public async Task<CommitOutcome> CommitAsync(
        SlotLease lease, PlanSet plans, WorkBatch batch, IReadOnlyList<MemberChanges> changes, DateTimeOffset now, CancellationToken cancellationToken)
    {
        Exception cause;
        try
        {
            var outcome = await store.CommitAsync(lease, batch, changes, cancellationToken);
            inARow = outcome == CommitOutcome.Conflict ? inARow + 1 : 0;
            if (inARow < MostInARow)
                return outcome;
            cause = new InvalidOperationException("The enrollments conflict with what is stored, however often they are loaded.");
        }
        catch (Exception exception) when (IsOfTheWork(exception))
        {
            if (batch.Members.Count == 1 && ++inARow < MostInARow)
                throw;
            cause = exception;
        }
        return await OneByOneAsync(lease, plans, batch, changes, now, cause, cancellationToken);
    }

    private async Task<CommitOutcome> OneByOneAsync(
        SlotLease lease, PlanSet plans, WorkBatch batch, IReadOnlyList<MemberChanges> changes, DateTimeOffset now, Exception cause, CancellationToken cancellationToken)
    {
        var failing = new List<int>();
        for (var i = 0; i < changes.Count; i++)
        {
            switch (await TryAsync(lease, batch with { Members = [batch.Members[i]] }, changes[i], cancellationToken))
            {
                case CommitOutcome.Fenced:
                    return CommitOutcome.Fenced;
                case not CommitOutcome.Committed:
                    failing.Add(i);
                    break;
            }
        }
        if (failing.Count == changes.Count && changes.Count > 1)
            throw new InvalidOperationException("No member of the batch could be committed.", cause);
        foreach (var i in failing)
        {
            var work = batch.Members[i];
            logger.MemberFailed(cause, work.Member.Id.Value);
            if (await store.CommitAsync(lease, batch with { Members = [work] }, [Isolation.Discard(plans, work, changes[i], now, cause)], cancellationToken) is CommitOutcome.Fenced)
                return CommitOutcome.Fenced;
        }
        inARow = 0;
        return CommitOutcome.Committed;
    }

    /// <summary>Null when the store threw.</summary>
    private async Task<CommitOutcome?> TryAsync(SlotLease lease, WorkBatch batch, MemberChanges changes, CancellationToken cancellationToken)
    {
        try
        {
            return await store.CommitAsync(lease, batch, [changes], cancellationToken);
        }
        catch (Exception exception) when (IsOfTheWork(exception))
        {
            return null;
        }
    }

    /// <summary>A database that is away for a moment says nothing about the members.</summary>
    private static bool IsOfTheWork(Exception exception) => exception is not (OperationCanceledException or OutOfMemoryException) && !StorageTrouble.Is(exception);
}
