using JourneyStudio.Channels.Links;
using JourneyStudio.Runtime.Signals;
using JourneyStudio.Storage;
using JourneyStudio.Storage.Campaigns;
using JourneyStudio.Storage.Coupons;
using JourneyStudio.Storage.Members;
using Microsoft.EntityFrameworkCore;

namespace JourneyStudio.Web.Features.Touchpoints.Coupons;

/// <summary>Finds the coupons of links, and lets members claim and stores redeem them.</summary>
internal sealed class CouponDesk(IDbContextFactory<StudioDbContext> contexts, CouponLedger ledger, RuntimeSignals signals, TimeProvider clock)
{
    /// <summary>The coupon of a link; null when it or its member is gone, or it is not theirs.</summary>
    public async Task<HeldCoupon?> FindAsync(LinkClaims link, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var instance = await context.Set<CouponInstanceRow>().AsNoTracking().FirstOrDefaultAsync(row => row.EffectKey == link.Coupon, cancellationToken);
        if (instance is null || await context.Set<MemberRow>().AsNoTracking().FirstOrDefaultAsync(row => row.Id == instance.MemberId, cancellationToken) is not { State: "active" } member || member.PublicId != link.Member)
            return null;
        var coupon = await context.Set<CouponRow>().AsNoTracking().FirstAsync(row => row.Key == instance.Coupon, cancellationToken);
        var session = instance.Scope.Length == 0 ? null : await context.Set<SessionRow>().AsNoTracking().FirstOrDefaultAsync(row => row.Key == instance.Scope, cancellationToken);
        return new HeldCoupon(coupon, instance, member, session);
    }

    public Task<CouponTurn> ClaimAsync(HeldCoupon held, CancellationToken cancellationToken) => TellAsync(ledger.ClaimAsync(held.Instance, clock.GetUtcNow(), cancellationToken));

    public Task<CouponTurn> RedeemAsync(HeldCoupon held, string store, CancellationToken cancellationToken) =>
        TellAsync(ledger.RedeemAsync(held.Instance, store, order: null, clock.GetUtcNow(), cancellationToken));

    private async Task<CouponTurn> TellAsync(Task<CouponTurn> turn)
    {
        var result = await turn;
        if (result == CouponTurn.Won)
            signals.Work.Raise();
        return result;
    }
}
