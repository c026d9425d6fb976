using JourneyStudio.Channels.Links;
using JourneyStudio.Engine.Members;
using JourneyStudio.Runtime.Signals;
using JourneyStudio.Storage;
using JourneyStudio.Storage.Campaigns;
using JourneyStudio.Storage.Coupons;
using JourneyStudio.Storage.Execution;
using JourneyStudio.Storage.Members;
using Microsoft.EntityFrameworkCore;

namespace JourneyStudio.Web.Features.Touchpoints.Coupons;

/// <summary>Claims and redeems coupons. Every change is conditional on the state before it, so that of any number of tries one wins.</summary>
internal sealed class CouponDesk(IDbContextFactory<StudioDbContext> contexts, IdBlocks ids, RuntimeSignals signals, TimeProvider clock)
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

    public async Task<CouponTurn> ClaimAsync(HeldCoupon held, CancellationToken cancellationToken)
    {
        var eventId = await ids.TakeAsync(IdNames.Event, cancellationToken);
        var now = clock.GetUtcNow();
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await using var write = await context.BeginWriteAsync(cancellationToken);
        var claimed = await context.Set<CouponInstanceRow>()
            .Where(row => row.Id == held.Instance.Id && row.State == CouponStates.Issued && (row.ExpiresAt == null || row.ExpiresAt > now))
            .ExecuteUpdateAsync(row => row.SetProperty(r => r.State, CouponStates.Claimed).SetProperty(r => r.ClaimedAt, now), cancellationToken);
        if (claimed == 0)
            return CouponTurn.Late;
        var inStock = await context.Set<CouponRow>()
            .Where(row => row.Key == held.Coupon.Key && (row.Stock == null || row.Claimed < row.Stock))
            .ExecuteUpdateAsync(row => row.SetProperty(r => r.Claimed, r => r.Claimed + 1), cancellationToken);
        if (inStock == 0)
            return CouponTurn.SoldOut;
        TouchEvents.Add(context, TouchAct.Claim(held.Instance.EffectKey), eventId, held.Member.Id, Properties(held), now);
        await context.SaveChangesAsync(cancellationToken);
        await write.CommitAsync(cancellationToken);
        signals.Work.Raise();
        return CouponTurn.Won;
    }

    public async Task<CouponTurn> RedeemAsync(HeldCoupon held, string store, CancellationToken cancellationToken)
    {
        var eventId = await ids.TakeAsync(IdNames.Event, cancellationToken);
        var now = clock.GetUtcNow();
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await using var write = await context.BeginWriteAsync(cancellationToken);
        var redeemed = await context.Set<CouponInstanceRow>()
            .Where(row => row.Id == held.Instance.Id && row.State == CouponStates.Claimed && (row.ExpiresAt == null || row.ExpiresAt > now))
            .ExecuteUpdateAsync(row => row.SetProperty(r => r.State, CouponStates.Redeemed).SetProperty(r => r.RedeemedAt, now), cancellationToken);
        if (redeemed == 0)
            return CouponTurn.Late;
        var properties = Properties(held);
        properties["store"] = new AttributeValue.Text(store);
        TouchEvents.Add(context, TouchAct.Redeem(held.Instance.EffectKey), eventId, held.Member.Id, properties, now);
        await context.SaveChangesAsync(cancellationToken);
        await write.CommitAsync(cancellationToken);
        signals.Work.Raise();
        return CouponTurn.Won;
    }

    private static Dictionary<string, AttributeValue> Properties(HeldCoupon held)
    {
        var properties = new Dictionary<string, AttributeValue>
        {
            ["coupon"] = new AttributeValue.Text(held.Coupon.Key),
            [ChangeEvents.Changed] = new AttributeValue.Text("state"),
            [RecordKinds.CouponInstance] = new AttributeValue.Text(held.Instance.EffectKey),
        };
        if (held.Instance.Scope.Length > 0)
            properties[RecordKinds.Session] = new AttributeValue.Text(held.Instance.Scope);
        return properties;
    }
}
