using JourneyStudio.Storage.Campaigns;
using JourneyStudio.Storage.Coupons;
using JourneyStudio.Storage.Organisation;
using Microsoft.EntityFrameworkCore;

namespace JourneyStudio.Storage.Content;

/// <summary>Reads the names of all content: a few hundred short rows.</summary>
public sealed class ContentNaming(IDbContextFactory<StudioDbContext> contexts)
{
    public async Task<ContentNames> ReadAsync(CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return new ContentNames
        {
            Tags = await context.Set<TagRow>().AsNoTracking().ToDictionaryAsync(row => row.Key, row => row.Names, cancellationToken),
            Templates = await context.Set<TemplateRow>().AsNoTracking().ToDictionaryAsync(row => row.Key, row => row.Names, cancellationToken),
            Forms = await context.Set<FormRow>().AsNoTracking().ToDictionaryAsync(row => row.Key, row => row.Names, cancellationToken),
            Coupons = await context.Set<CouponRow>().AsNoTracking().ToDictionaryAsync(row => row.Key, row => row.Names, cancellationToken),
            People = await context.Set<StaffRow>().AsNoTracking().ToDictionaryAsync(row => row.Key, row => row.Names, cancellationToken),
            Units = await context.Set<OrgUnitRow>().AsNoTracking().ToDictionaryAsync(row => row.Key, row => row.Names, cancellationToken),
            ProductLines = await context.Set<ProductLineRow>().AsNoTracking().ToDictionaryAsync(row => row.Key, row => row.Names, cancellationToken),
            Sessions = await context.Set<SessionRow>().AsNoTracking().ToDictionaryAsync(row => row.Key, row => row.Names, cancellationToken),
        };
    }
}
