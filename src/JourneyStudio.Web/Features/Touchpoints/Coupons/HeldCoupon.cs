using JourneyStudio.Storage.Campaigns;
using JourneyStudio.Storage.Coupons;
using JourneyStudio.Storage.Members;

namespace JourneyStudio.Web.Features.Touchpoints.Coupons;

/// <summary>A coupon in a member's hands, with what its pages show.</summary>
internal sealed record HeldCoupon(CouponRow Coupon, CouponInstanceRow Instance, MemberRow Member, SessionRow? Session)
{
    public CouponView View(DateTimeOffset now) =>
        CouponView.Of(Coupon, Instance, Session, TimeZoneInfo.FindSystemTimeZoneById(Session?.TimeZone ?? Member.TimeZone ?? "UTC"), now);
}

/// <summary>What came of a claim or a redemption.</summary>
internal enum CouponTurn
{
    /// <summary>This call made the change.</summary>
    Won,

    /// <summary>The coupon was not in a state for it: taken before, expired, refunded.</summary>
    Late,

    /// <summary>All of the stock is claimed.</summary>
    SoldOut,
}
