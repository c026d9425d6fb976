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
