using JourneyStudio.Engine.Content;
using JourneyStudio.Engine.Definitions;
using JourneyStudio.Engine.Definitions.Editing;
using JourneyStudio.Web.Features.Designer.Drafts;
using JourneyStudio.Web.Features.Designer.Publishing;
using JourneyStudio.Web.Shared.Localisation;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace JourneyStudio.Web.Tests.Designer;

/// <summary>A journey's own settings, in words for people who choose between two or read what a version changes.</summary>
public sealed class JourneyRuleWordsTests
{
    private static readonly JourneyRuleWords Words = new ServiceCollection().AddSingleton<ILoggerFactory>(NullLoggerFactory.Instance).AddStudioLanguages().AddSingleton<JourneyRuleWords>().BuildServiceProvider().GetRequiredService<JourneyRuleWords>();

    [Theory]
    [InlineData("caps", """[{"limit":2,"per":"day"},{"limit":3,"per":"P7D","channel":"sms"}]""", "At most 2 on one day, all channels together; At most 3 in any 7 days, by text message", "每天最多 2 条，所有渠道合计；任意 7 天内最多 3 条，短信")]
    [InlineData("caps", """[{"per":"day"}]""", "At most … on one day, all channels together", "每天最多 … 条，所有渠道合计")]
    [InlineData("quietHours", """{"from":"21:00","to":"09:00"}""", "21:00–09:00, on every channel", "21:00–09:00，所有渠道")]
    [InlineData("quietHours", """[{"from":"21:00","to":"09:00","channel":"email"},{"from":"12:00","to":""}]""", "21:00–09:00, by email; 12:00–…, on every channel", "21:00–09:00，邮件；12:00–…，所有渠道")]
    [InlineData("entryWindow", """{"from":"2026-05-01","to":"2026-06-01T10:00"}""", "From 2026-05-01 to 2026-06-01 10:00", "2026-05-01 至 2026-06-01 10:00")]
    [InlineData("entryWindow", """{"to":"2026-06-01"}""", "Until 2026-06-01", "至 2026-06-01")]
    [InlineData("goal", """{"event":"order.paid","where":{"property":"total","op":"atLeast","value":100},"window":"P14D","exits":false}""", "They have paid an order; counts only if: Total is at least 100; within 14 days of the entry; they stay in the journey", "")]
    [InlineData("goal", """{"event":"my.own"}""", "“my.own” happens; within 30 days of the entry; they leave the journey then", "发生“my.own”；进入后 30 天内；达成后退出旅程")]
    [InlineData("reentry", """{"mode":"afterDays","days":30,"key":"session"}""", "Again 30 days after the last entry; counted for each: Member and session", "上次进入 30 天后可再次进入；按以下分别计算：会员和活动场次")]
    [InlineData("reentry", "null", "Once only", "仅一次")]
    [InlineData("controlPercent", "10", "10 %", "10%")]
    [InlineData("whenPaused", "\"hold\"", "Kept until it resumes", "")]
    [InlineData("exitWhen", """{"event":"order.paid"}""", "Has paid an order", "")]
    public void Say_Setting_SaysItInBothLanguages(string setting, string value, string english, string chinese)
    {
        var journey = With(setting, value);

        Assert.Equal(english, Language.In(StudioLanguages.English, () => Words.Say(setting, journey, ContentCatalog.Empty)));
        var said = Language.In(StudioLanguages.Chinese, () => Words.Say(setting, journey, ContentCatalog.Empty));
        Assert.Equal(chinese.Length > 0 ? chinese : said, said);
        Assert.DoesNotContain("{", said, StringComparison.Ordinal);
    }

    [Fact]
    public void Between_SettingOfTheJourney_SaysBothValues()
    {
        var before = DraftViewSample.Of(["a"]);
        var after = before with { Stored = before.Stored with { Definition = With("caps", """[{"limit":2,"per":"day"}]""") } };

        var change = Assert.Single(Language.In(StudioLanguages.English, () => VersionDifference.Between(before, after, Words)));

        Assert.Equal((ChangeKind.Rules, "caps", "", "At most 2 on one day, all channels together"), (change.Kind, change.Setting, change.Before, change.After));
    }

    private static JourneyDefinition With(string setting, string value)
    {
        var json = System.Text.Json.JsonElement.Parse(value);
        return DraftEditor.Apply(new JourneyDefinition { DefinitionId = "sample" }, new DraftCommand.Journey(setting, json.ValueKind == System.Text.Json.JsonValueKind.Null ? null : json)).Value.Definition;
    }
}
