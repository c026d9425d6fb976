using System.Collections.Immutable;
using JourneyStudio.Engine.Members;

namespace JourneyStudio.Engine.Execution;

/// <summary>Loading while nothing is being committed.</summary>
public static class JourneyStoreLoading
{
    /// <summary>Loads the next members to work on, none of them left out.</summary>
    public static ValueTask<WorkBatch> LoadAsync(
        this IJourneyStore store, SlotLease lease, PlanSet plans, DateTimeOffset now, int most, CancellationToken cancellationToken) =>
        store.LoadAsync(lease, plans, now, most, ImmutableHashSet<MemberId>.Empty, cancellationToken);
}
