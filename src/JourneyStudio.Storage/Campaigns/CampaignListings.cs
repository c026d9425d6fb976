using JourneyStudio.Engine.Content;
using JourneyStudio.Storage.Organisation.Access;
using Microsoft.EntityFrameworkCore;

namespace JourneyStudio.Storage.Campaigns;

/// <summary>The campaigns, the newest first, with how many sessions of a scope each has.</summary>
public sealed class CampaignListings(IDbContextFactory<StudioDbContext> contexts)
{
    public async Task<IReadOnlyList<CampaignListing>> AllAsync(Scope scope, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var sessions = await context.Set<SessionRow>().Within(context, scope).Where(row => row.Campaign != null).GroupBy(row => row.Campaign!)
            .Select(group => new { group.Key, Count = group.Count() }).ToDictionaryAsync(group => group.Key, group => group.Count, cancellationToken);
        var campaigns = await context.Set<CampaignRow>().AsNoTracking().Within(context, scope).OrderByDescending(row => row.Id).ToListAsync(cancellationToken);
        return campaigns.ConvertAll(row => new CampaignListing(row.Key, row.Names, row.StartsAt, row.EndsAt, sessions.GetValueOrDefault(row.Key)) { ProductLine = row.ProductLine });
    }
}

/// <summary>A campaign as lists show it.</summary>
public sealed record CampaignListing(string Key, LocalText Names, DateTimeOffset? StartsAt, DateTimeOffset? EndsAt, int Sessions)
{
    /// <summary>Key of the product line whose people work on it; null: everybody's.</summary>
    public string? ProductLine { get; init; }
}
