namespace JourneyStudio.Tests.Execution;

/// <summary>MISSION A2, C6: a coupon's time is over.</summary>
public sealed class CouponTests
{
    private const string Give = "give IssueCoupon {\"coupon\":\"gift\"}";

    [Fact]
    [Trait("Semantics", "trigger.coupon-expired")]
    public async Task Coupon_WhoseTimeIsOver_LetsItsMemberIn()
    {
        var lab = await new Lab { Until = Lab.Start.AddDays(30) }
            .Journey(["in EventTrigger {\"event\":\"go\"}", Give, "wait WaitForEvent {\"event\":\"coupon.expired\"}"], "in.Done>give give.Done>wait")
            .Journey(["in RecordTrigger {\"record\":\"coupon\",\"change\":\"updated\",\"fields\":[\"state\"]}"], "", """{"reentry":{"mode":"always"}}""")
            .Happens("go", TimeSpan.Zero).RunAsync();

        Assert.Equal("in:Done give:Done wait:Happened", lab.Path());
        Assert.Equal(Lab.Start.AddDays(14), lab.Left("wait"));
        Assert.Equal(1, lab.Entries(2));
        Assert.Equal(Engine.Members.CouponState.Expired, lab.Member.Coupons[0].State);
    }

    [Fact]
    [Trait("Semantics", "trigger.coupon-expired")]
    public async Task Coupon_ThatWasUsed_DoesNotExpire()
    {
        var lab = await new Lab { Until = Lab.Start.AddDays(30) }.Journey(["in EventTrigger {\"event\":\"go\"}", Give, "wait WaitForEvent {\"event\":\"coupon.expired\",\"timeout\":\"P20D\"}"], "in.Done>give give.Done>wait")
            .Happens("go", TimeSpan.Zero).Happens("coupon.redeemed", TimeSpan.FromDays(1), ("coupon", "gift")).RunAsync();

        Assert.Equal("in:Done give:Done wait:Timeout", lab.Path());
    }
}
