using JourneyStudio.Engine.Execution;
using JourneyStudio.Engine.Execution.Operating;
using JourneyStudio.Runtime.Stages;
using JourneyStudio.Storage;
using JourneyStudio.Storage.Operating;
using Microsoft.Extensions.Logging;

namespace JourneyStudio.Runtime.Operating;

/// <summary>Decides a batch of an operation and commits it. A member whose part fails is passed over, named in the log, and holds up nobody.</summary>
public sealed class OperationCommit(OperationStore store, StageMeters meters, ILogger<OperationCommit> logger)
{
    public async Task<CommitOutcome> RunAsync(SlotLease lease, PlanSet plans, OperationBatch batch, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var results = new List<OperatorResult>();
        foreach (var member in batch.Members)
            results.Add(batch.IsEntries ? await AdmitAsync(plans, batch, member, now, cancellationToken) : Decide(plans, batch, member, now));
        try
        {
            return await CommitAsync(lease, batch, results, moves: true, cancellationToken);
        }
        catch (Exception exception) when (batch.Members.Count > 0 && IsOfTheWork(exception))
        {
            return await OneByOneAsync(lease, batch, results, exception, cancellationToken);
        }
    }

    private async Task<CommitOutcome> OneByOneAsync(SlotLease lease, OperationBatch batch, List<OperatorResult> results, Exception cause, CancellationToken cancellationToken)
    {
        var failed = 0;
        foreach (var result in results)
        {
            try
            {
                if (await CommitAsync(lease, batch, [result], moves: false, cancellationToken) is var outcome and not CommitOutcome.Committed)
                    return outcome;
            }
            catch (Exception exception) when (IsOfTheWork(exception))
            {
                logger.MemberPassedOver(exception, batch.Operation.Id, result.Changes.Member.Value);
                failed++;
            }
        }
        // When nobody can be written the store is in trouble, not the members.
        return failed == results.Count && failed > 1
            ? throw new InvalidOperationException("No member of the operation's batch could be committed.", cause)
            : await CommitAsync(lease, batch, [new OperatorResult(new MemberChanges { Member = default }, 0, failed)], moves: true, cancellationToken);
    }

    private OperatorResult Decide(PlanSet plans, OperationBatch batch, OperatorWork member, DateTimeOffset now)
    {
        try
        {
            return OperatorTurn.Run(plans, member, batch.Sessions, batch.Operation, now);
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            logger.MemberPassedOver(exception, batch.Operation.Id, member.Member.Member.Id.Value);
            return PassedOver(member);
        }
    }

    private async Task<OperatorResult> AdmitAsync(PlanSet plans, OperationBatch batch, OperatorWork member, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var ids = await store.TakeIdsAsync(member.Member.Events.Count, cancellationToken);
        try
        {
            return new OperatorResult(OperatorTurn.Admit(plans, member.Member, batch.Sessions, batch.Operation.Journey, ids, now), 0, 0);
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            logger.MemberPassedOver(exception, batch.Operation.Id, member.Member.Member.Id.Value);
            return PassedOver(member);
        }
    }

    /// <summary>A database that is away for a moment says nothing about the members.</summary>
    private static bool IsOfTheWork(Exception exception) => exception is not (OperationCanceledException or OutOfMemoryException) && !StorageTrouble.Is(exception);

    private static OperatorResult PassedOver(OperatorWork member) =>
        new(new MemberChanges { Member = member.Member.Member.Id }, 0, member.Targets.Count + member.Failed.Count);

    private async ValueTask<CommitOutcome> CommitAsync(SlotLease lease, OperationBatch batch, List<OperatorResult> results, bool moves, CancellationToken cancellationToken)
    {
        var (done, skipped) = (results.Sum(result => result.Done), results.Sum(result => result.Skipped));
        var outcome = await store.CommitAsync(lease, batch, [.. results.Select(result => result.Changes)], done, skipped, moves, cancellationToken);
        if (outcome == CommitOutcome.Committed)
            meters.Operated.Add(done + skipped);
        return outcome;
    }
}
