using JourneyStudio.Engine.Rules;

namespace JourneyStudio.Tests.Rules;

public sealed class AudienceChecksTests
{
    [Theory]
    [InlineData("""{"tag":"a","scope":"session"}""", "rule.no-session")]
    [InlineData("""{"coupon":"c","state":"claimed"}""", "rule.no-session")]
    [InlineData("""{"none":[{"event":"e","scope":"session"}]}""", "rule.no-session")]
    [InlineData("""{"property":"form","op":"is","value":"x"}""", "rule.no-event")]
    [InlineData("""{"any":[{"tag":"a"},{"none":[{"attribute":"journey.greeting","op":"isSet"}]}]}""", "rule.no-enrollment")]
    public void Find_WhatMembersAloneCannotAnswer_IsAProblem(string rule, string problem) =>
        Assert.Equal([problem], AudienceChecks.Find(RuleFixture.Parse(rule)).Select(found => found.Code));

    [Fact]
    public void Find_WhatTheyCan_IsNone() =>
        Assert.Empty(AudienceChecks.Find(RuleFixture.Parse("""{"all":[{"tag":"a"},{"coupon":"c","state":"claimed","scope":"any"},{"event":"e","where":[{"property":"form","op":"is","value":"x"}]}]}""")));
}
