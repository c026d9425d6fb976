using JourneyStudio.Storage.Campaigns;
using JourneyStudio.Storage.Coupons;
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
            Sessions = await context.Set<SessionRow>().AsNoTracking().ToDictionaryAsync(row => row.Key, row => row.Names, cancellationToken),
        };
    }
}
