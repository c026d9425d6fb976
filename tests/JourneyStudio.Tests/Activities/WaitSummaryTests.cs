using System.Text.Json;
using JourneyStudio.Activities.Wait;
using JourneyStudio.Engine.Activities;
using JourneyStudio.Engine.Content;
using JourneyStudio.Engine.Definitions;

namespace JourneyStudio.Tests.Activities;

/// <summary>The one line of a wait says all that its length depends on.</summary>
public sealed class WaitSummaryTests
{
    private static readonly ActivityCatalog Catalog = ActivityCatalog.Load(typeof(WaitActivity).Assembly);

    [Theory]
    [InlineData("Journey.Wait", """{"duration":"P3D"}""", "For 3 days", "等待3 天")]
    [InlineData("Journey.Wait", """{"duration":"P3D","at":"10:00"}""", "For 3 days, until 10:00", "等待3 天，直到 10:00")]
    [InlineData("Journey.Wait", """{"at":"10:00"}""", "For not set, until 10:00", "等待未设置，直到 10:00")]
    [InlineData("Journey.WaitUntil", """{"mode":"time","at":"10:00","days":["mon","tue"]}""", "Until 10:00, Monday, Tuesday", "直到10:00，周一、周二")]
    [InlineData("Journey.WaitUntil", """{"mode":"time","at":"10:00","to":"12:00"}""", "Between 10:00 and 12:00", "10:00 至 12:00 之间")]
    [InlineData("Journey.WaitUntil", """{"mode":"date","anchor":"session.start","offset":"P3D","direction":"before","at":"20:00","whenPast":"exit"}""", "Until 3 days before: Start of the session, at 20:00", "直到场次开始前 3 天，20:00")]
    [InlineData("Journey.WaitUntil", """{"mode":"date","anchor":"session.start","openFor":"PT2H","whenPast":"exit"}""", "Until Start of the session, or up to 2 hours late", "直到场次开始，最多晚到2 小时")]
    [InlineData("Journey.WaitUntil", """{"mode":"moment","on":"2026-12-01T09:00","openFor":"P1D","whenPast":"exit"}""", "Until 2026-12-01 09:00, or up to 1 day late", "直到2026-12-01 09:00，最多晚到1 天")]
    [InlineData("Journey.WaitForEvent", """{"event":"order.paid"}""", "Until they have paid an order", "直到支付订单")]
    [InlineData("Journey.WaitForEvent", """{"event":"order.paid","timeout":"P3D","filter":{"tag":"vip"}}""", "Until they have paid an order (Has tag vip), for up to 3 days", "直到支付订单（有标签「vip」），最长3 天")]
    [InlineData("Journey.WaitForEvent", """{"event":"order.paid","timeout":"P3D","since":"entry"}""", "Until they have paid an order, also before they came here, for up to 3 days", "直到支付订单，到达之前的也算，最长3 天")]
    [InlineData("Journey.WaitForRule", """{"rule":{"tag":"vip"},"timeout":"P1D"}""", "Until: Has tag vip; for up to 1 day", "直到：有标签「vip」；最长1 天")]
    public void Summary_OfAWait_SaysItsTimes(string type, string settings, string english, string chinese)
    {
        var bound = Catalog.Bind(new Activity { Id = "a", Type = type, Settings = PropertyBag.From(JsonElement.Parse(settings)) })!;

        Assert.Equal(english, bound.Summarise(new SummaryContext(Languages.English, Catalog.Texts(type), ContentCatalog.Empty)));
        Assert.Equal(chinese, bound.Summarise(new SummaryContext(Languages.Chinese, Catalog.Texts(type), ContentCatalog.Empty)));
    }
}
