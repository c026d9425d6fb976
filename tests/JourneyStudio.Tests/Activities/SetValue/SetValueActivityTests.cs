using JourneyStudio.Engine.Activities;
using JourneyStudio.Engine.Content;
using JourneyStudio.Engine.Definitions;
using JourneyStudio.Tests.Execution;

namespace JourneyStudio.Tests.Activities.SetValue;

public sealed class SetValueActivityTests
{
    [Theory]
    [InlineData("""{"key":"a b","change":"clear"}""", "value.name(a b) activity a field key")]
    [InlineData("""{"key":"1st","change":"clear"}""", "value.name(1st) activity a field key")]
    [InlineData("""{"key":"journey.x","change":"clear"}""", "value.name(journey.x) activity a field key")]
    [InlineData("""{"key":"x","change":"set"}""", "setting.missing(value) activity a field value")]
    [InlineData("""{"key":"x","change":"set","value":"soon","kind":"date"}""", "value.type(soon) activity a field value")]
    [InlineData("""{"key":"x","change":"set","value":"maybe","kind":"flag"}""", "value.type(maybe) activity a field value")]
    [InlineData("""{"key":"x","change":"add","value":"one"}""", "value.type(one) activity a field value")]
    [InlineData("""{"key":"x","change":"attribute"}""", "setting.missing(attribute) activity a field attribute")]
    [InlineData("""{"key":"x","change":"event"}""", "setting.missing(property) activity a field property")]
    public void Bind_SettingThatCannotBe_IsAProblemAtItsField(string settings, string problem) =>
        Assert.Equal([problem], Lab.Problems("SetValue", settings).Select(found => found.ToString()));

    [Fact]
    public void Bind_ValueOfTheJourneyWhereAnAttributeIsMeant_IsAProblemThere() =>
        Assert.Equal(["attribute.of-journey(journey.y) activity a field attribute"], Lab.Problems("UpdateMember", """{"attribute":"journey.y","change":"clear"}""").Select(found => found.ToString()));

    [Theory]
    [InlineData("{}", "key change")]
    [InlineData("""{"change":"set"}""", "key change value kind")]
    [InlineData("""{"change":"event"}""", "key change property")]
    [InlineData("""{"change":"attribute","value":"left behind"}""", "key change value attribute")]
    public void Fields_OfTheForm_AreThoseThatTheChoiceAsksForAndThoseThatAreSet(string settings, string shown) => Assert.Equal(
        shown, string.Join(' ', Lab.Bind("SetValue", "{}").Kind.Descriptor.Fields.Where(field => field.IsShown(PropertyBag.From(System.Text.Json.JsonElement.Parse(settings)))).Select(field => field.Name)));

    [Theory]
    [InlineData("问候")]
    [InlineData("order_total2")]
    public void Bind_NameOfLettersDigitsAndUnderscores_IsFine(string name) => Assert.Empty(Lab.Problems("SetValue", $$"""{"key":"{{name}}","change":"clear"}"""));

    [Theory]
    [InlineData("""{"key":"greeting","change":"set","value":"hello"}""", "greeting is “hello”", "greeting 设为 “hello”")]
    [InlineData("""{"key":"gift","change":"set","value":"true","kind":"flag"}""", "gift is yes", "gift 设为 是")]
    [InlineData("""{"key":"rounds","change":"add","value":"1"}""", "Add 1 to rounds", "rounds 加 1")]
    [InlineData("""{"key":"home","change":"attribute","attribute":"city"}""", "home is the member’s city", "home 取自会员的所在城市")]
    [InlineData("""{"key":"sum","change":"event","property":"total"}""", "sum is the event’s total", "sum 取自事件的金额")]
    [InlineData("""{"key":"rounds","change":"clear"}""", "Forget rounds", "清除 rounds")]
    [InlineData("{}", "not set is not set", "未设置 设为 未设置")]
    public void Summary_OfSettings_SaysWhatIsRemembered(string settings, string english, string chinese) =>
        Assert.Equal((english, chinese), (Say(settings, Languages.English), Say(settings, Languages.Chinese)));

    private static string Say(string settings, string language)
    {
        var bound = Lab.Bind("SetValue", settings);
        return bound.Summarise(new SummaryContext(language, JourneyStudio.Tests.Definitions.Lint.DraftText.Catalog.Texts("Journey.SetValue"), SampleContent.Catalog));
    }
}
