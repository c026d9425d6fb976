using JourneyStudio.Channels.Links;
using JourneyStudio.Storage;
using JourneyStudio.Storage.Campaigns;
using JourneyStudio.Storage.Touchpoints;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace JourneyStudio.Web.Features.Touchpoints.Referrals;

/// <summary>A member's own invitation to the next meeting.</summary>
internal static class ReferralEndpoints
{
    public static void MapReferrals(this IEndpointRouteBuilder routes) => routes.MapGet("/t/referral", Open);

    private static async Task<RazorComponentResult> Open(
        string? k, TouchLinks links, IDbContextFactory<StudioDbContext> contexts, LinkBuilder builder, TimeProvider clock, CancellationToken cancellationToken)
    {
        var (claims, notice) = links.Open(k, LinkPurpose.Referral);
        if (claims is null)
            return TouchPages.Show(notice!);
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var now = clock.GetUtcNow();
        var next = await context.Set<SessionRow>().AsNoTracking().Where(row => row.State == "planned" && row.StartsAt > now && row.Key != claims.Session)
            .OrderBy(row => row.StartsAt).FirstOrDefaultAsync(cancellationToken);
        var code = next is null ? null : await context.Set<QrCodeRow>().AsNoTracking()
            .FirstOrDefaultAsync(row => row.Session == next.Key && row.Purpose == "signup" && row.Guide == null && row.Active, cancellationToken);
        if (next is null || code is null)
            return TouchPages.Show(Notice.Stop("Referral.None"));
        return TouchPages.Show<ReferralPage>(StatusCodes.Status200OK, (nameof(ReferralPage.Session), SessionCard.Of(next)), (nameof(ReferralPage.Address), builder.Scan(code.PublicId, claims.Member)));
    }
}
