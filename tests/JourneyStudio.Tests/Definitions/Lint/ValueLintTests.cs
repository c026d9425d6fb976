using JourneyStudio.Engine.Content;
using JourneyStudio.Engine.Definitions;
using JourneyStudio.Engine.Definitions.Lint;

namespace JourneyStudio.Tests.Definitions.Lint;

public sealed class ValueLintTests
{
    private const string In = """{"id":"in","type":"Journey.EventTrigger","event":"order.paid"}""";
    private const string Sets = """{"id":"set","type":"Journey.SetValue","key":"greeting","change":"set","value":"hello"}""";
    private const string Asks = """{"id":"ask","type":"Journey.Condition","rule":{"attribute":"journey.greeting","op":"isSet"}}""";
    private const string Rule = """{"attribute":"journey.greeting","op":"isSet"}""";

    private static readonly ContentCatalog Content = new(new WorkspaceContent
    {
        Templates = [new("offer", new("Offer", "优惠"), MessageClass.Service, [new("email", "en", "Hi", "{{default journey.greeting \"Hi\"}}, journey.nothing {{member.journey.other}}")])],
    });

    [Theory]
    [InlineData(Sets + "\n" + Asks, "in>set set>ask", "{}", "")]
    [InlineData(Asks, "in>ask", "{}", "value.never-set ask rule")]
    [InlineData(Sets, "in>set", """{"exitWhen":{"attribute":"journey.other","op":"isSet"}}""", "value.never-set  exitWhen")]
    [InlineData(Sets, "in>set", """{"goal":{"event":"order.paid","window":"P7D","where":{"attribute":"journey.greeting","op":"isSet"}}}""", "goal.value  goal")]
    [InlineData("""{"id":"mail","type":"Journey.SendEmail","template":"offer"}""", "in>mail", "{}", "value.never-set-printed mail template")]
    [InlineData(Sets + "\n" + """{"id":"mail","type":"Journey.SendEmail","template":"offer"}""", "in>set set>mail", "{}", "")]
    public void Check_ValuesOfTheJourney_AreSetBeforeTheyAreAskedFor(string activities, string connections, string rules, string found) =>
        Assert.Equal(found, Found(In + "\n" + activities, connections, rules));

    [Theory]
    [InlineData("""{"id":"in","type":"Journey.EventTrigger","event":"order.paid","filter":RULE}""")]
    [InlineData("""{"id":"in","type":"Journey.ScheduleTrigger","cron":"0 9 * * MON","audience":RULE}""")]
    public void Check_TriggerAsksForAValue_IsAnErrorThere(string trigger)
    {
        var found = JourneyLint.Check(DraftText.Read(trigger.Replace("RULE", Rule, StringComparison.Ordinal) + "\n" + Sets, "in>set"), DraftText.Catalog, Content);

        Assert.Contains(found, problem => problem is { Code: "rule.no-enrollment", Activity: "in", Severity: JourneyStudio.Engine.ProblemSeverity.Blocks });
    }

    [Fact]
    public void SetBy_OfAJourney_NamesEachOnceAndNothingThatCannotBe() => Assert.Equal(
        ["greeting"], ValueNames.SetBy(DraftText.Read(In + "\n" + Sets + "\n" + Sets.Replace("\"set\",\"type", "\"b\",\"type", StringComparison.Ordinal) + "\n" + """{"id":"c","type":"Journey.SetValue","key":"no name"}""", ""), DraftText.Catalog));

    [Fact]
    public void Touches_OfAJourney_LeaveItsOwnValuesOut() =>
        Assert.DoesNotContain(JourneyTouches.Of(DraftText.Read(In + "\n" + Asks, "in>ask"), DraftText.Catalog), touch => touch.Kind == TouchKind.Attribute);

    private static string Found(string activities, string connections, string rules) => string.Join(
        ", ", JourneyLint.Check(DraftText.Read(activities, connections, rules), DraftText.Catalog, Content).Where(problem => problem.Code.Contains("value", StringComparison.Ordinal)).Select(problem => $"{problem.Code} {problem.Activity} {problem.Field}"));
}
