using JourneyStudio.Storage.Coupons;
using JourneyStudio.Storage.Organisation;
using JourneyStudio.Storage.Organisation.Access;
using Microsoft.EntityFrameworkCore;

namespace JourneyStudio.Storage.Campaigns;

/// <summary>What sessions may refer to: the open stores of a scope, campaigns and coupons. Read once for however many sessions.</summary>
public sealed record SessionSurroundings
{
    /// <summary>Open stores by key.</summary>
    public required IReadOnlyDictionary<string, OrgUnitRow> Stores { get; init; }

    public required IReadOnlyDictionary<string, CampaignRow> Campaigns { get; init; }

    public required IReadOnlyDictionary<string, CouponRow> Coupons { get; init; }

    internal static async Task<SessionSurroundings> ReadAsync(StudioDbContext context, Scope scope, CancellationToken cancellationToken) => new()
    {
        Stores = await context.Set<OrgUnitRow>().AsNoTracking().Within(scope).Where(unit => unit.Kind == OrgUnitKinds.Store && unit.Active).OrderBy(unit => unit.Key).ToDictionaryAsync(unit => unit.Key, StringComparer.Ordinal, cancellationToken),
        Campaigns = await context.Set<CampaignRow>().AsNoTracking().Within(context, scope).OrderByDescending(row => row.Id).ToDictionaryAsync(row => row.Key, StringComparer.Ordinal, cancellationToken),
        Coupons = await context.Set<CouponRow>().AsNoTracking().OrderBy(row => row.Key).ToDictionaryAsync(row => row.Key, StringComparer.Ordinal, cancellationToken),
    };
}
