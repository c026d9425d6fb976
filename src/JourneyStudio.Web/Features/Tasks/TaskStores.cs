using JourneyStudio.Engine.Content;
using JourneyStudio.Storage;
using JourneyStudio.Storage.Organisation;
using JourneyStudio.Storage.Organisation.Access;
using Microsoft.EntityFrameworkCore;

namespace JourneyStudio.Web.Features.Tasks;

/// <summary>The stores of a scope that tasks can belong to.</summary>
public sealed class TaskStores(IDbContextFactory<StudioDbContext> contexts)
{
    public async Task<IReadOnlyDictionary<string, LocalText>> ReadAsync(Scope scope, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var stores = await context.Set<OrgUnitRow>().AsNoTracking().Within(scope).Where(unit => unit.Kind == "store" && unit.Active).OrderBy(unit => unit.Key).ToListAsync(cancellationToken);
        return stores.ToDictionary(unit => unit.Key, unit => unit.Names, StringComparer.Ordinal);
    }
}
