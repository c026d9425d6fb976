using JourneyStudio.Engine.Members;

namespace JourneyStudio.Engine.Execution;

/// <summary>What running journeys need of a store. Implemented in memory for the sandbox and on the database for the runtime; one conformance suite runs against all.</summary>
public interface IJourneyStore
{
    /// <summary>Loads the next members to work on: first those with events not yet routed, by event id; when there are none, those with tokens due, by
    /// due, journey priority descending, journey, enrollment, token. Each member comes with all their events not yet routed and all their active enrollments.</summary>
    /// <param name="lease">The slots that the caller owns; only their members are loaded.</param>
    /// <param name="plans">Tells what to load of a member.</param>
    /// <param name="now">Tokens due at or before this are due.</param>
    /// <param name="most">At most so many members.</param>
    /// <param name="busy">Members to leave out: their changes are being committed.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    ValueTask<WorkBatch> LoadAsync(SlotLease lease, PlanSet plans, DateTimeOffset now, int most, IReadOnlySet<MemberId> busy, CancellationToken cancellationToken);

    /// <summary>Commits the changes of a batch in one transaction: all or nothing.</summary>
    /// <returns>Whether they were committed, and if not, why.</returns>
    ValueTask<CommitOutcome> CommitAsync(SlotLease lease, WorkBatch batch, IReadOnlyList<MemberChanges> changes, CancellationToken cancellationToken);

    /// <summary>Numbers for new enrollments, never handed out twice.</summary>
    ValueTask<IdBlock> TakeIdsAsync(int count, CancellationToken cancellationToken);

    /// <summary>When the earliest parked token in these slots is due; null when none waits for a time.</summary>
    ValueTask<DateTimeOffset?> NextDueAsync(SlotLease lease, CancellationToken cancellationToken);
}

/// <summary>What came of a commit.</summary>
public enum CommitOutcome
{
    /// <summary>Everything stands.</summary>
    Committed,

    /// <summary>Another owner took the slot: the caller must stop at once.</summary>
    Fenced,

    /// <summary>An enrollment changed since it was loaded: nothing was written, load again.</summary>
    Conflict,
}
