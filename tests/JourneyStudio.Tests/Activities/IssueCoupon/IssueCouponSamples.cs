using JourneyStudio.Engine.Members;

namespace JourneyStudio.Tests.Activities.IssueCoupon;

public sealed class IssueCouponSamples : ActivitySamples
{
    public override string Type => "Journey.IssueCoupon";

    public override IEnumerable<ActivitySample> Samples =>
    [
        Sample("""{"coupon":"gift"}""", "Done"),
        Sample("""{"coupon":"gift","onlyIfNone":true}""", "Done", Member() with { Coupons = [new CouponFact("1:2:0", "gift", "s1", CouponState.Issued, Now, null)] }),
    ];
}
