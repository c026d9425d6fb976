using System.Collections.Immutable;
using JourneyStudio.Engine.Members;
using JourneyStudio.Engine.Rules;

namespace JourneyStudio.Tests.Rules;

public sealed class RecordRuleTests
{
    private static readonly DateTimeOffset Now = RuleFixture.Now;

    [Theory]
    [Trait("Semantics", "entry.session")]
    [InlineData("", "", true)]
    [InlineData("", "session", false)]
    [InlineData("s1", "session", true)]
    [InlineData("s2", "session", false)]
    [InlineData("s2", "any", true)]
    [InlineData("s2", "s2", true)]
    [InlineData("s2", "", false)]
    public void Evaluate_Tag_HoldsInItsScope(string carried, string asked, bool expected)
    {
        var context = RuleFixture.With(RuleFixture.Nobody with { Tags = new HashSet<TagKey> { new("vip", carried) } }, session: "s1");

        Assert.Equal(expected, RuleFixture.Ask($$"""{"tag":"vip","scope":"{{asked}}"}""", context));
        Assert.Equal(!expected, RuleFixture.Ask($$"""{"tag":"vip","has":false,"scope":"{{asked}}"}""", context));
    }

    [Fact]
    public void Evaluate_TagOfTheSessionWithoutASession_IsMissing()
    {
        var context = RuleFixture.With(RuleFixture.Nobody with { Tags = new HashSet<TagKey> { new("vip", "") } });

        Assert.False(RuleFixture.Ask("""{"tag":"vip","scope":"session"}""", context));
    }

    [Theory]
    [Trait("Semantics", "decisions.window")]
    [InlineData("2026-05-03T12:00:00Z", false)]
    [InlineData("2026-05-03T12:00:01Z", true)]
    [InlineData("2026-05-10T12:00:00Z", true)]
    [InlineData("2026-05-10T12:00:01Z", false)]
    public void Evaluate_EventWindow_IsOpenAtItsStartAndClosedAtItsEnd(string at, bool expected) => Assert.Equal(
        expected,
        RuleFixture.Ask("""{"event":"order.paid","within":"P7D"}""", Events(RuleFixture.Happened(1, "order.paid", DateTimeOffset.Parse(at)))));

    [Theory]
    [Trait("Semantics", "decisions.one-record")]
    [InlineData("""{"event":"e"}""", true)]
    [InlineData("""{"event":"e","atLeast":2}""", true)]
    [InlineData("""{"event":"e","atLeast":3}""", false)]
    [InlineData("""{"event":"e","atMost":1}""", false)]
    [InlineData("""{"event":"e","atLeast":2,"atMost":2}""", true)]
    [InlineData("""{"event":"f","atMost":0}""", true)]
    [InlineData("""{"event":"e","where":[{"property":"form","op":"is","value":"a"},{"property":"store","op":"is","value":"x"}]}""", true)]
    [InlineData("""{"event":"e","where":[{"property":"form","op":"is","value":"a"},{"property":"store","op":"is","value":"y"}]}""", false)]
    [InlineData("""{"event":"e","atLeast":2,"where":[{"property":"gone","op":"isNotSet"}]}""", true)]
    [InlineData("""{"event":"e","scope":"session","atLeast":2}""", false)]
    [InlineData("""{"event":"e","scope":"session"}""", true)]
    public void Evaluate_Events_AreCountedWithConditionsOnOneAndTheSame(string rule, bool expected)
    {
        var context = Events(
            RuleFixture.Happened(1, "e", Now.AddDays(-1), ("form", "a"), ("store", "x"), ("session", "s1")),
            RuleFixture.Happened(2, "e", Now.AddDays(-2), ("form", "b"), ("store", "y"), ("session", "s2")));

        Assert.Equal(expected, RuleFixture.Ask(rule, context));
    }

    [Fact]
    public void Evaluate_EventAtHand_CountsOnce()
    {
        var at = RuleFixture.Happened(1, "e", Now);

        Assert.True(RuleFixture.Ask("""{"event":"e"}""", RuleFixture.With(RuleFixture.Nobody) with { Event = at }));
        Assert.False(RuleFixture.Ask("""{"event":"e","atLeast":2}""", Events(at) with { Event = at }));
    }

    [Fact]
    [Trait("Semantics", "decisions.refund")]
    public void Evaluate_RefundedOrder_UndoesThePayment()
    {
        var paid = RuleFixture.Happened(1, "order.paid", Now.AddDays(-2), ("order", "o1"));
        var other = RuleFixture.Happened(2, "order.refunded", Now.AddDays(-1), ("order", "o2"));
        var refunded = RuleFixture.Happened(3, "order.refunded", Now.AddDays(-1), ("order", "o1"));
        var ordered = new OrderFact("o1", OrderStatus.Refunded, 1500, Now.AddDays(-3), Now.AddDays(-2), []);

        Assert.True(RuleFixture.Ask("""{"event":"order.paid"}""", Events(paid, other)));
        Assert.False(RuleFixture.Ask("""{"event":"order.paid"}""", Events(paid, refunded)));
        Assert.False(RuleFixture.Ask("""{"order":{}}""", Orders(ordered)));
        Assert.True(RuleFixture.Ask("""{"order":{"status":"refunded"}}""", Orders(ordered)));
    }

    [Theory]
    [Trait("Semantics", "decisions.one-record")]
    [InlineData("""{"order":{"within":"P7D","totalAtLeast":1000}}""", false)]
    [InlineData("""{"order":{"within":"P7D"}}""", true)]
    [InlineData("""{"order":{"totalAtLeast":1000}}""", true)]
    [InlineData("""{"all":[{"order":{"within":"P7D"}},{"order":{"totalAtLeast":1000}}]}""", true)]
    [InlineData("""{"order":{"product":"milk","totalAtMost":500}}""", true)]
    [InlineData("""{"order":{"product":"MILK"}}""", false)]
    [InlineData("""{"order":{},"atLeast":2}""", true)]
    [InlineData("""{"order":{},"atMost":1}""", false)]
    public void Evaluate_OrderConditions_HoldForOneAndTheSameOrder(string rule, bool expected)
    {
        var context = Orders(
            new OrderFact("o1", OrderStatus.Paid, 200, Now.AddDays(-4), Now.AddDays(-3), ["milk"]),
            new OrderFact("o2", OrderStatus.Paid, 1500, Now.AddDays(-40), Now.AddDays(-30), ["cot"]));

        Assert.Equal(expected, RuleFixture.Ask(rule, context));
    }

    [Theory]
    [Trait("Semantics", "decisions.coupon")]
    [InlineData(CouponState.Issued, "s1", "issued", "session", true)]
    [InlineData(CouponState.Issued, "s1", "claimed", "session", false)]
    [InlineData(CouponState.Redeemed, "s1", "claimed", "session", true)]
    [InlineData(CouponState.Refunded, "s1", "claimed", "session", true)]
    [InlineData(CouponState.Refunded, "s1", "redeemed", "session", false)]
    [InlineData(CouponState.Redeemed, "s2", "redeemed", "session", false)]
    [InlineData(CouponState.Redeemed, "s2", "redeemed", "any", true)]
    [InlineData(CouponState.Redeemed, "s2", "redeemed", "s2", true)]
    public void Evaluate_Coupon_IsTheInstanceOfTheSession(CouponState state, string scope, string asked, string askedScope, bool expected)
    {
        var coupon = new CouponFact("i1", "c", scope, state, Now, null);
        var context = RuleFixture.With(RuleFixture.Nobody with { Coupons = [coupon] }, session: "s1");

        Assert.Equal(expected, RuleFixture.Ask($$"""{"coupon":"c","state":"{{asked}}","scope":"{{askedScope}}"}""", context));
    }

    [Fact]
    [Trait("Semantics", "decisions.coupon")]
    public void Evaluate_CouponOfTheEnrollment_IsFoundWithoutASession()
    {
        var member = RuleFixture.Nobody with { Coupons = [new CouponFact("i1", "c", "", CouponState.Claimed, Now, null)] };
        var carrying = RuleFixture.With(member) with { Records = new Dictionary<string, string> { [RecordKinds.CouponInstance] = "i1" } };

        Assert.True(RuleFixture.Ask("""{"coupon":"c","state":"claimed"}""", carrying));
        Assert.False(RuleFixture.Ask("""{"coupon":"c","state":"claimed"}""", RuleFixture.With(member)));
    }

    [Fact]
    public void Needs_OfARule_NameAllThatItReads()
    {
        var needs = RuleReads.Needs(RuleFixture.Parse("""
            {"any":[{"attribute":"a","op":"isSet"},{"none":[{"tag":"t"},{"coupon":"c","state":"issued"}]},{"event":"order.paid","within":"P7D"},{"event":"order.paid"},{"order":{}}]}
            """));

        Assert.Equal(["a"], needs.Attributes.AsEnumerable());
        Assert.Equal(["t"], needs.Tags.AsEnumerable());
        Assert.Equal(["order.paid", "order.refunded"], needs.Events.Keys.Order());
        Assert.Null(needs.Events["order.paid"]);
        Assert.True(needs.Orders && needs.Coupons);
    }

    private static RuleContext Events(params ImmutableArray<MemberEvent> events) => RuleFixture.With(RuleFixture.Nobody with { Events = events }, session: "s1");

    private static RuleContext Orders(params ImmutableArray<OrderFact> orders) => RuleFixture.With(RuleFixture.Nobody with { Orders = orders });
}
