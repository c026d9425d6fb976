using JourneyStudio.Engine.Members;
using JourneyStudio.Engine.Rules;

namespace JourneyStudio.Tests.Rules;

public sealed class MessageRuleTests
{
    private static readonly RuleContext Reader = RuleFixture.With(RuleFixture.Nobody with
    {
        Sent = [new SentMessage(ChannelKeys.Email, "welcome", RuleFixture.Now.AddDays(-2)), new SentMessage(ChannelKeys.Sms, "welcome", RuleFixture.Now.AddDays(-9))],
        Events =
        [
            RuleFixture.Happened(1, "message.opened", RuleFixture.Now.AddDays(-1), ("template", "welcome"), ("channel", "email")),
            RuleFixture.Happened(2, "message.opened", RuleFixture.Now.AddHours(-1), ("template", "news"), ("channel", "sms")),
        ],
    });

    [Theory]
    [InlineData("""{"message":"sent"}""", true)]
    [InlineData("""{"message":"sent","atLeast":2}""", true)]
    [InlineData("""{"message":"sent","within":"P7D","atLeast":2}""", false)]
    [InlineData("""{"message":"sent","template":"welcome","channel":"sms","within":"P7D"}""", false)]
    [InlineData("""{"message":"sent","template":"news","atMost":0}""", true)]
    [InlineData("""{"message":"opened","template":"welcome"}""", true)]
    [InlineData("""{"message":"opened","template":"welcome","channel":"sms"}""", false)]
    [InlineData("""{"message":"opened","within":"PT3H"}""", true)]
    [InlineData("""{"message":"clicked"}""", false)]
    [Trait("Semantics", "decisions.one-record")]
    public void Message_OfTemplateAndChannel_HoldsForOneAndTheSameMessage(string rule, bool holds) => Assert.Equal(holds, RuleFixture.Ask(rule, Reader));

    [Fact]
    public void NextChange_OfASentMessage_IsWhenItLeavesTheWindow() =>
        Assert.Equal(RuleFixture.Now.AddDays(5), RuleOutlook.NextChange(RuleFixture.Parse("""{"message":"sent","within":"P7D"}"""), Reader));
}
