using Microsoft.EntityFrameworkCore;

namespace JourneyStudio.Storage.Importing;

/// <summary>
/// Who carries an import out: one node at a time, which says again and again that it is there. When it no longer does, another goes on. The batch of a node that comes back is refused, for it is no longer
/// the owner (decision 0045).
/// </summary>
public sealed class ImportLeases(IDbContextFactory<StudioDbContext> contexts, StorageOptions storage, TimeProvider clock)
{
    /// <summary>Those under way that no other node carries out, the oldest first.</summary>
    public async Task<IReadOnlyList<ImportRow>> FreeAsync(string kind, string node, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await Free(context, node).AsNoTracking().Where(row => row.Kind == kind).OrderBy(row => row.Id).ToListAsync(cancellationToken);
    }

    /// <summary>Takes an import, or holds it for longer.</summary>
    /// <param name="id">Which.</param>
    /// <param name="node">Who wants it.</param>
    /// <param name="lease">For how long.</param>
    /// <param name="cancellationToken">Gives up before the change.</param>
    /// <returns>The import as it stands now; null when it has ended, or another node carries it out.</returns>
    public async Task<ImportRow?> TakeAsync(long id, string node, TimeSpan lease, CancellationToken cancellationToken)
    {
        var until = clock.GetUtcNow() + lease;
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await using var write = await context.BeginWriteAsync(cancellationToken);
        var taken = await Free(context, node).Where(row => row.Id == id)
            .ExecuteUpdateAsync(row => row.SetProperty(r => r.Owner, node).SetProperty(r => r.LeasedUntil, until), cancellationToken);
        if (taken == 0)
            return null;
        var import = await context.Set<ImportRow>().AsNoTracking().SingleAsync(row => row.Id == id, cancellationToken);
        await write.CommitAsync(cancellationToken);
        return import;
    }

    /// <summary>Leaves it to whoever comes first.</summary>
    public async Task LeaveAsync(long id, string node, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await using var write = await context.BeginWriteAsync(cancellationToken);
        await context.Set<ImportRow>().Where(row => row.Id == id && row.Owner == node)
            .ExecuteUpdateAsync(row => row.SetProperty(r => r.Owner, (string?)null).SetProperty(r => r.LeasedUntil, (DateTimeOffset?)null), cancellationToken);
        await write.CommitAsync(cancellationToken);
    }

    /// <summary>A SQLite file has one process: whoever owned an import before has ended.</summary>
    private IQueryable<ImportRow> Free(StudioDbContext context, string node)
    {
        var (now, alone) = (clock.GetUtcNow(), storage.IsSqlite);
        return context.Set<ImportRow>().Where(row => row.State == ImportStates.Running && (alone || row.Owner == null || row.Owner == node || row.LeasedUntil < now));
    }
}
