namespace JourneyStudio.Engine.Execution;

/// <summary>A batch's turn: every member's, each for itself.</summary>
public static class BatchTurn
{
    /// <summary>Loads the next batch, decides it and commits it.</summary>
    /// <param name="store">Where members live.</param>
    /// <param name="lease">Slots that the caller owns.</param>
    /// <param name="plans">The published versions.</param>
    /// <param name="now">Now.</param>
    /// <param name="most">At most so many members.</param>
    /// <param name="cancellationToken">Stops before the commit, never within it.</param>
    public static async ValueTask<BatchResult> RunAsync(
        IJourneyStore store, SlotLease lease, PlanSet plans, DateTimeOffset now, int most, CancellationToken cancellationToken)
    {
        var batch = await store.LoadAsync(lease, plans, now, most, cancellationToken);
        if (batch.Members.Count == 0) return BatchResult.Idle;
        var ids = await store.TakeIdsAsync(IdsNeeded(plans, batch), cancellationToken);
        var changes = Decide(plans, batch, ids, now);
        cancellationToken.ThrowIfCancellationRequested();
        return new BatchResult(batch.Members.Count, await store.CommitAsync(lease, batch, changes, CancellationToken.None), changes);
    }

    /// <summary>How many enrollments the batch can begin at the most.</summary>
    public static int IdsNeeded(PlanSet plans, WorkBatch batch)
    {
        var needed = 0;
        for (var i = 0; i < batch.Members.Count; i++)
        {
            var events = batch.Members[i].Events;
            for (var j = 0; j < events.Count; j++) needed += plans.Admitting(events[j].Name).Length;
        }

        return needed;
    }

    /// <summary>Decides every member of a batch.</summary>
    public static List<MemberChanges> Decide(PlanSet plans, WorkBatch batch, IdBlock ids, DateTimeOffset now)
    {
        var changes = new List<MemberChanges>(batch.Members.Count);
        for (var i = 0; i < batch.Members.Count; i++) changes.Add(MemberTurn.Run(plans, batch.Members[i], batch.Sessions, ids, now));
        return changes;
    }
}

/// <summary>What came of a batch.</summary>
/// <param name="Members">How many members it held; 0 when there was nothing to do.</param>
/// <param name="Outcome">Whether it was committed.</param>
/// <param name="Changes">What was decided; it stands only when it was committed.</param>
public sealed record BatchResult(int Members, CommitOutcome Outcome, IReadOnlyList<MemberChanges> Changes)
{
    /// <summary>There was nothing to do.</summary>
    public static BatchResult Idle { get; } = new(0, CommitOutcome.Committed, []);
}
