using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using JourneyStudio.Engine.Rules;

namespace JourneyStudio.Tests.Rules;

public sealed class RuleJsonTests
{
    [Fact]
    public void Write_AnyRule_IsReadBackTheSame() => Prop.ForAll(RuleGen.Rules().ToArbitrary(), RuleGen.Contexts().ToArbitrary(), (rule, context) =>
    {
        var written = RuleJson.Write(rule);
        var read = RuleJson.Parse(written).Value;
        return RuleJson.Write(read).GetRawText() == written.GetRawText()
            && RuleEvaluator.Evaluate(read, context).Value == RuleEvaluator.Evaluate(rule, context).Value
            && RuleSentence.Say(read, "en", Engine.Content.ContentCatalog.Empty) == RuleSentence.Say(rule, "en", Engine.Content.ContentCatalog.Empty);
    }).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData("""{"tag":"\ud83d\udc4d"}""", "👍")]
    [InlineData("""{"tag":"\\ud83d"}""", "\\ud83d")]
    [InlineData("""{"tag":"\u0001\u202E'; drop table member; --"}""", "\u0001\u202E'; drop table member; --")]
    public void Parse_OfTextThatIsStrangeButWhole_TakesItAsItIs(string json, string tag) =>
        Assert.Equal(tag, Assert.IsType<TagRule>(RuleJson.Parse(JsonElement.Parse(json)).Value).Tag);

    [Theory]
    [InlineData("5", "rule.not-object", "$")]
    [InlineData("""{}""", "rule.kind", "$")]
    [InlineData("""{"tag":"\ud83d"}""", "rule.characters", "$")]
    [InlineData("""{"tag":"\udc4d\ud83d"}""", "rule.characters", "$")]
    [InlineData("""{"tag":"a\u0000b"}""", "rule.characters", "$")]
    [InlineData("""{"tag":"a","\ud83d":1}""", "rule.characters", "$")]
    [InlineData("""{"message":"seen"}""", "rule.choice", "$.message")]
    [InlineData("""{"message":"sent","channel":"webhook"}""", "rule.choice", "$.channel")]
    [InlineData("""{"any":[]}""", "rule.empty", "$.any")]
    [InlineData("""{"none":[]}""", "rule.empty", "$.none")]
    [InlineData("""{"all":{}}""", "rule.list", "$.all")]
    [InlineData("""{"all":[{"tag":"a"},{"any":[5]}]}""", "rule.not-object", "$.all[1].any[0]")]
    [InlineData("""{"tag":""}""", "rule.text", "$.tag")]
    [InlineData("""{"tag":"a","has":"yes"}""", "rule.flag", "$.has")]
    [InlineData("""{"tag":"a","scop":"any"}""", "rule.unknown", "$.scop")]
    [InlineData("""{"attribute":"a"}""", "rule.text", "$.op")]
    [InlineData("""{"attribute":"a","op":"equals","value":"x"}""", "rule.choice", "$.op")]
    [InlineData("""{"attribute":"a","op":"is"}""", "rule.value", "$.value")]
    [InlineData("""{"attribute":"a","op":"is","value":["x"]}""", "rule.value", "$.value")]
    [InlineData("""{"attribute":"a","op":"oneOf","value":"x"}""", "rule.list", "$.value")]
    [InlineData("""{"attribute":"a","op":"oneOf","value":[]}""", "rule.list", "$.value")]
    [InlineData("""{"attribute":"a","op":"oneOf","value":["x",{}]}""", "rule.value", "$.value")]
    [InlineData("""{"attribute":"a","op":"isSet","value":"x"}""", "rule.value-not-taken", "$.value")]
    [InlineData("""{"attribute":"a","op":"greater","value":"7"}""", "rule.number", "$.value")]
    [InlineData("""{"attribute":"a","op":"greater","value":1e400}""", "rule.number", "$.value")]
    [InlineData("""{"attribute":"a","op":"before","value":"soon"}""", "rule.date", "$.value")]
    [InlineData("""{"attribute":"a","op":"before","value":"today-PT1H"}""", "rule.date", "$.value")]
    [InlineData("""{"attribute":"a","op":"before","value":"2026-02-30"}""", "rule.date", "$.value")]
    [InlineData("""{"coupon":"c","state":"refunded"}""", "rule.choice", "$.state")]
    [InlineData("""{"event":"e","atLeast":-1}""", "rule.count", "$.atLeast")]
    [InlineData("""{"event":"e","atLeast":3,"atMost":2}""", "rule.range", "$.atMost")]
    [InlineData("""{"event":"e","within":"7 days"}""", "duration.invalid", "$.within")]
    [InlineData("""{"event":"e","within":"PT0S"}""", "duration.zero", "$.within")]
    [InlineData("""{"event":"e","where":[{"tag":"a"}]}""", "rule.text", "$.where[0].property")]
    [InlineData("""{"order":5}""", "rule.not-object", "$.order")]
    [InlineData("""{"order":{"state":"paid"}}""", "rule.unknown", "$.order.state")]
    [InlineData("""{"order":{"totalAtLeast":"many"}}""", "rule.number", "$.order.totalAtLeast")]
    public void Parse_WrongRule_SaysWhatAndWhere(string json, string code, string path)
    {
        var problem = RuleJson.Parse(JsonElement.Parse(json)).Problems[0];

        Assert.Equal((code, path), (problem.Code, problem.Path));
    }

    [Fact]
    public void Parse_SeveralMistakes_ReportsThemAll() =>
        Assert.Equal(2, RuleJson.Parse(JsonElement.Parse("""{"all":[{"tag":""},{"event":"e","atLeast":"x"}]}""")).Problems.Length);
}
