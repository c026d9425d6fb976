using JourneyStudio.Engine.Content;
using JourneyStudio.Engine.Rules;

namespace JourneyStudio.Tests.Rules;

public sealed class RuleSentenceTests
{
    private static readonly ContentCatalog Names = new(new WorkspaceContent
    {
        Attributes = [new("birthDate", new("baby’s birth date", "宝宝出生日期"), new("baby", "宝宝")), new("dueDate", new("Due date", "预产期")), new("nick", new("WeChat name", "微信昵称"))],
        Tags = [new("signed-up", new("Signed up", "已报名"), "interaction", Scoped: true)],
        Coupons = [new("club", new("500 off 1,000", "满1000减500"), 500, 1000, null, null)],
        Templates = [new("welcome", new("Welcome", "欢迎"), MessageClass.Service, [])],
        Forms = [new("signup", new("Sign-up", "报名表"), new("", ""), [], new("", ""), new("", ""))],
    });

    [Theory]
    [InlineData(
        """{"all":[{"tag":"signed-up","scope":"session"},{"attribute":"birthDate","op":"after","value":"today-P12M"}]}""",
        "Has tag Signed up for this session, and baby is younger than 12 months",
        "有标签「已报名」（本场次），并且宝宝不满 12 个月")]
    [InlineData(
        """{"any":[{"attribute":"dueDate","op":"onOrAfter","value":"today"},{"attribute":"city","op":"oneOf","value":["Shanghai","Suzhou","Hangzhou"]}]}""",
        "Due date is today or later, or city is one of Shanghai, Suzhou or Hangzhou",
        "预产期不早于今天，或者所在城市是以下之一：Shanghai、Suzhou、Hangzhou")]
    [InlineData(
        """{"none":[{"event":"order.paid","within":"P30D"},{"tag":"vip"}]}""",
        "None of these: has paid an order in the last 30 days; has tag vip",
        "以下均不成立：最近 30 天内有过「支付订单」；有标签「vip」")]
    [InlineData(
        """{"all":[{"any":[{"tag":"a"},{"tag":"b"}]},{"none":[{"tag":"c"}]}]}""",
        "(has tag a, or has tag b), and (not: has tag c)",
        "（有标签「a」，或者有标签「b」），并且（以下均不成立：有标签「c」）")]
    [InlineData("""{"coupon":"club","state":"redeemed","has":false}""", "Hasn't redeemed coupon 500 off 1,000", "未核销优惠券「满1000减500」")]
    [InlineData("""{"coupon":"club","state":"claimed","scope":"any"}""", "Has claimed coupon 500 off 1,000 for any session", "已领取优惠券「满1000减500」（任一场次）")]
    [InlineData(
        """{"event":"form.submitted","atLeast":2,"within":"P7D","where":[{"property":"form","op":"is","value":"signup"}]}""",
        "Has submitted a form where form is Sign-up at least 2 times in the last 7 days",
        "最近 7 天内「提交表单」（表单是报名表）至少 2 次")]
    [InlineData("""{"event":"message.opened","atMost":0,"within":"P30D"}""", "Hasn't opened a message in the last 30 days", "最近 30 天内没有「打开消息」")]
    [InlineData("""{"attribute":"journey.greeting","op":"is","value":"hi"}""", "The journey’s value “greeting” is hi", "旅程变量「greeting」是 hi")]
    [InlineData("""{"segment":"regulars"}""", "Is in segment regulars", "属于人群「regulars」")]
    [InlineData("""{"segment":"regulars","has":false}""", "Isn't in segment regulars", "不属于人群「regulars」")]
    [InlineData("""{"event":"x.y"}""", "Has done “x.y”", "有过「x.y」")]
    [InlineData("""{"order":{"within":"P7D","totalAtLeast":1000}}""", "Has a paid order of at least 1,000 in the last 7 days", "最近 7 天内有已支付、金额不低于 1,000 的订单")]
    [InlineData("""{"order":{"product":"milk"},"atLeast":2}""", "Has at least 2 paid orders with product milk", "已支付、含商品 milk 的订单至少 2 笔")]
    [InlineData("""{"order":{},"atMost":0}""", "Has no paid order", "没有已支付的订单")]
    [InlineData("""{"attribute":"dueDate","op":"before","value":"2026-10-01"}""", "Due date is before 1 October 2026", "预产期早于 2026 年 10 月 1 日")]
    [InlineData("""{"attribute":"dueDate","op":"onOrBefore","value":"today+P30D"}""", "Due date is 30 days from today or earlier", "预产期不晚于 30 天后")]
    [InlineData("""{"attribute":"email","op":"isNotSet"}""", "Email address is not known", "邮箱未知")]
    [InlineData("""{"attribute":"points","op":"atLeast","value":1500}""", "Points is at least 1,500", "points 不低于 1,500")]
    [InlineData("""{"tag":"signed-up","has":false,"scope":"any"}""", "Doesn't have tag Signed up for any session", "没有标签「已报名」（任一场次）")]
    [InlineData("""{"any":[{"tag":"a"},{"attribute":"dueDate","op":"isSet"},{"attribute":"nick","op":"contains","value":"妈"}]}""", "Has tag a, or due date is known, or WeChat name contains “妈”", "有标签「a」，或者预产期已知，或者微信昵称包含“妈”")]
    [InlineData("""{"message":"opened","within":"P7D"}""", "Has opened a message in the last 7 days", "最近 7 天内打开过消息")]
    [InlineData("""{"message":"sent","template":"welcome","channel":"email","atLeast":2}""", "Has been sent message Welcome by email at least 2 times", "向其发送消息「欢迎」（邮件）至少 2 次")]
    [InlineData("""{"message":"clicked","template":"welcome","atMost":0,"within":"P30D"}""", "Hasn't clicked in message Welcome in the last 30 days", "最近 30 天内没有点击消息「欢迎」")]
    [InlineData("""{"message":"replied","channel":"wecom"}""", "Has replied to a message by WeCom", "回复过消息（企业微信）")]
    [InlineData("""{"message":"delivered","atLeast":1,"atMost":1}""", "Has received a message exactly 1 time", "向其送达消息恰好 1 次")]
    [InlineData("""{"all":[]}""", "Everyone", "所有人")]
    public void Say_InBothLanguages_ReadsAsAMarketerWould(string rule, string english, string chinese)
    {
        Assert.Equal(english, RuleSentence.Say(RuleFixture.Parse(rule), "en", Names));
        Assert.Equal(chinese, RuleSentence.Say(RuleFixture.Parse(rule), "zh-CN", Names));
    }
}
