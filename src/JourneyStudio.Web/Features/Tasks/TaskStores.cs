using JourneyStudio.Engine.Content;
using JourneyStudio.Storage;
using JourneyStudio.Storage.Organisation;
using Microsoft.EntityFrameworkCore;

namespace JourneyStudio.Web.Features.Tasks;

/// <summary>The stores that tasks can belong to.</summary>
public sealed class TaskStores(IDbContextFactory<StudioDbContext> contexts)
{
    public async Task<IReadOnlyDictionary<string, LocalText>> ReadAsync(CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var stores = await context.Set<OrgUnitRow>().AsNoTracking().Where(unit => unit.Kind == "store" && unit.Active).OrderBy(unit => unit.Key).ToListAsync(cancellationToken);
        return stores.ToDictionary(unit => unit.Key, unit => unit.Names, StringComparer.Ordinal);
    }
}
