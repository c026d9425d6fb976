using JourneyStudio.Engine.Members;
using JourneyStudio.Engine.Rules;

namespace JourneyStudio.Tests.Rules;

public sealed class ValueRuleTests
{
    [Theory]
    [Trait("Semantics", "decisions.missing")]
    [InlineData("is", "\"x\"", false)]
    [InlineData("isNot", "\"x\"", true)]
    [InlineData("oneOf", "[\"x\"]", false)]
    [InlineData("notOneOf", "[\"x\"]", true)]
    [InlineData("contains", "\"x\"", false)]
    [InlineData("notContains", "\"x\"", true)]
    [InlineData("isSet", null, false)]
    [InlineData("isNotSet", null, true)]
    [InlineData("greater", "0", false)]
    [InlineData("atLeast", "0", false)]
    [InlineData("less", "0", false)]
    [InlineData("atMost", "0", false)]
    [InlineData("before", "\"today\"", false)]
    [InlineData("after", "\"today\"", false)]
    [InlineData("onOrBefore", "\"today\"", false)]
    [InlineData("onOrAfter", "\"today\"", false)]
    public void Evaluate_MissingValue_SatisfiesOnlyTheNegations(string op, string? value, bool expected)
    {
        var tail = value is null ? "" : $",\"value\":{value}";

        Assert.Equal(expected, RuleFixture.Ask($$"""{"attribute":"a","op":"{{op}}"{{tail}}}""", RuleFixture.With(RuleFixture.Nobody)));
        Assert.Equal(expected, RuleFixture.Ask($$"""{"property":"a","op":"{{op}}"{{tail}}}""", RuleFixture.With(RuleFixture.Nobody)));
    }

    [Theory]
    [Trait("Semantics", "decisions.text")]
    [InlineData("ｓｈａｎｇｈａｉ", "is", "\"Shanghai\"", true)]
    [InlineData("straße", "is", "\"STRASSE\"", false)]
    [InlineData("Ⅳ", "is", "\"iv\"", true)]
    [InlineData("e\u0301", "is", "\"É\"", true)]
    [InlineData("Shanghai", "isNot", "\"shanghai\"", false)]
    [InlineData("Shanghai", "oneOf", "[\"Beijing\",\"SHANGHAI\"]", true)]
    [InlineData("Shanghai", "notOneOf", "[\"Beijing\"]", true)]
    [InlineData("Pudong, Shanghai", "contains", "\"shang\"", true)]
    [InlineData("i", "is", "\"İ\"", false)]
    [InlineData("10", "greater", "9", true)]
    [InlineData("abc", "greater", "9", false)]
    [InlineData("abc", "less", "9", false)]
    [InlineData("2026-05-01", "before", "\"today\"", true)]
    [InlineData("\ud800", "is", "\"x\"", false)]
    public void Evaluate_Text_IsFoldedAndReadAsAsked(string value, string op, string wanted, bool expected) =>
        Check(new AttributeValue.Text(value), op, wanted, expected);

    [Theory]
    [Trait("Semantics", "decisions.number")]
    [InlineData("0.1", "is", "0.10", true)]
    [InlineData("0.3", "greater", "0.2999999999999999999999", true)]
    [InlineData("1000", "atLeast", "1000", true)]
    [InlineData("1000", "less", "1000", false)]
    [InlineData("7", "oneOf", "[1,7]", true)]
    [InlineData("7", "is", "\"7.0\"", true)]
    [InlineData("7", "contains", "\"7\"", true)]
    public void Evaluate_Number_IsDecimal(string value, string op, string wanted, bool expected) =>
        Check(new AttributeValue.Number(decimal.Parse(value)), op, wanted, expected);

    [Theory]
    // Noon in UTC on 10 May is the evening of the same day in Shanghai
    [InlineData("2026-05-10", "is", "\"today\"", true)]
    [InlineData("2026-05-09", "before", "\"today\"", true)]
    [InlineData("2026-05-10", "onOrAfter", "\"today\"", true)]
    [InlineData("2026-04-10", "after", "\"today-P30D\"", false)]
    [InlineData("2026-04-11", "after", "\"today-P30D\"", true)]
    [InlineData("2026-06-10", "onOrBefore", "\"today+P1M\"", true)]
    [InlineData("2026-05-10", "is", "\"2026-05-10\"", true)]
    [InlineData("2026-05-10", "is", "\"tomorrow\"", false)]
    [InlineData("2026-05-10", "greater", "1", false)]
    public void Evaluate_Date_ComparesByDay(string value, string op, string wanted, bool expected) =>
        Check(new AttributeValue.Date(DateOnly.Parse(value)), op, wanted, expected);

    [Theory]
    [Trait("Semantics", "decisions.date")]
    [InlineData("2026-05-09T15:59:59Z", "is", "\"2026-05-09\"", true)]
    [InlineData("2026-05-09T16:00:00Z", "is", "\"today\"", true)]
    [InlineData("2026-05-10T16:00:00Z", "after", "\"today\"", true)]
    public void Evaluate_Instant_IsADayInTheMembersZone(string value, string op, string wanted, bool expected) =>
        Check(new AttributeValue.Instant(DateTimeOffset.Parse(value)), op, wanted, expected);

    [Fact]
    [Trait("Semantics", "decisions.date")]
    public void Evaluate_Today_TurnsAtTheMembersMidnight()
    {
        var context = RuleFixture.WithAttribute("a", new AttributeValue.Date(new DateOnly(2026, 5, 11))) with { Now = DateTimeOffset.Parse("2026-05-10T16:00:00Z") };

        Assert.True(RuleFixture.Ask("""{"attribute":"a","op":"is","value":"today"}""", context));
        Assert.False(RuleFixture.Ask("""{"attribute":"a","op":"is","value":"today"}""", context with { Now = context.Now.AddTicks(-1) }));
    }

    [Theory]
    [InlineData(true, "is", "true", true)]
    [InlineData(true, "is", "\"TRUE\"", true)]
    [InlineData(false, "isNot", "true", true)]
    [InlineData(false, "isSet", null, true)]
    public void Evaluate_Flag_IsYesOrNo(bool value, string op, string? wanted, bool expected) => Check(new AttributeValue.Flag(value), op, wanted, expected);

    [Fact]
    public void Evaluate_AnyRule_SaysTheValueThatDecided()
    {
        var verdict = RuleEvaluator.Evaluate(RuleFixture.Parse("""{"attribute":"a","op":"is","value":"x"}"""), RuleFixture.WithAttribute("a", new AttributeValue.Number(7)));

        Assert.Equal(("attribute a", "7"), (verdict.Because[0].Name, verdict.Because[0].Value));
    }

    private static void Check(AttributeValue value, string op, string? wanted, bool expected)
    {
        var tail = wanted is null ? "" : $",\"value\":{wanted}";

        Assert.Equal(expected, RuleFixture.Ask($$"""{"attribute":"a","op":"{{op}}"{{tail}}}""", RuleFixture.WithAttribute("a", value)));
    }
}
