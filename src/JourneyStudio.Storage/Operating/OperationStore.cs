using JourneyStudio.Engine.Execution;
using JourneyStudio.Engine.Execution.Operating;
using JourneyStudio.Storage.HotPath;
using JourneyStudio.Storage.Links;
using JourneyStudio.Storage.Writing;
using Microsoft.EntityFrameworkCore;

namespace JourneyStudio.Storage.Operating;

/// <summary>Gives the owners of slots the operations that are under way, batch by batch. A batch's changes and its progress are one transaction, guarded by the slot's epoch.</summary>
public sealed class OperationStore(DatabaseLinks database, JourneyStore store, IDbContextFactory<StudioDbContext> contexts) : IDisposable
{
    private readonly LinkPool links = database.Open(cacheKilobytes: 4 * 1024);

    /// <summary>Operations that something of the lease's slots is left of, in the order asked.</summary>
    public async Task<IReadOnlyList<Operation>> OpenAsync(SlotLease lease, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        context.Priority = WritePriority.Advancing;
        var running = await context.Set<OperationRow>().Where(row => row.State == OperationKinds.Running).OrderBy(row => row.Id).ToListAsync(cancellationToken);
        if (running.Count == 0)
            return [];
        var ids = running.ConvertAll(row => row.Id);
        var open = (await context.Set<OperationSlotRow>().Where(row => ids.Contains(row.OperationId) && !row.Finished).Select(row => new { row.OperationId, row.Slot }).ToListAsync(cancellationToken))
            .ToLookup(row => row.OperationId, row => row.Slot);
        foreach (var row in running.Where(row => !open.Contains(row.Id)))
            (row.State, row.EndedAt) = (OperationKinds.Done, now);
        await context.SaveChangesAsync(cancellationToken);
        return [.. running.Where(row => open[row.Id].Any(lease.Slots.Contains)).Select(OperationKinds.Read)];
    }

    /// <summary>The next batch of an operation; null when nothing of the lease's slots is left.</summary>
    public async ValueTask<OperationBatch?> LoadAsync(SlotLease lease, PlanSet plans, Operation operation, DateTimeOffset now, int most, CancellationToken cancellationToken)
    {
        using var link = await links.UseAsync(cancellationToken);
        return link.Read(() => new OperationReader(link).Read(lease, plans, operation, now, most));
    }

    /// <param name="lease">Slots that the caller owns.</param>
    /// <param name="batch">What was loaded.</param>
    /// <param name="changes">What was decided.</param>
    /// <param name="done">Enrollments changed.</param>
    /// <param name="skipped">Enrollments that the operation could not be applied to.</param>
    /// <param name="moves">False leaves the slot where it stood: for a part of a batch.</param>
    /// <param name="cancellationToken">Ends the wait for the gate.</param>
    public ValueTask<CommitOutcome> CommitAsync(
        SlotLease lease, OperationBatch batch, IReadOnlyList<MemberChanges> changes, int done, int skipped, bool moves, CancellationToken cancellationToken)
    {
        var to = moves ? batch.To : batch.From;
        return store.CommitAsync(lease, batch.Members.Count, changes, link => Progress(link, batch, to, moves && batch.IsLast, done, skipped), cancellationToken);
    }

    /// <summary>Numbers for new enrollments.</summary>
    public ValueTask<IdBlock> TakeIdsAsync(int count, CancellationToken cancellationToken) => store.TakeIdsAsync(count, cancellationToken);

    public void Dispose() => links.Dispose();

    /// <summary>Only if the operation is still wanted and nobody else has moved the slot on.</summary>
    private static bool Progress(Link link, OperationBatch batch, OperationPlace to, bool finished, int done, int skipped) =>
        link.Sql("""
            update operation_slot set version_id = ?5, enrollment_id = ?6, done = done + ?7, skipped = skipped + ?8, finished = ?9
            where operation_id = ?1 and slot = ?2 and version_id = ?3 and enrollment_id = ?4 and not finished
            and exists (select 1 from operation where id = ?1 and state = 'running')
            """)
            .Set(1, batch.Operation.Id).Set(2, (long)batch.Slot).Set(3, batch.From.Version).Set(4, batch.From.Row).Set(5, to.Version).Set(6, to.Row)
            .Set(7, (long)done).Set(8, (long)skipped).Set(9, finished)
            .Run() == 1;
}
