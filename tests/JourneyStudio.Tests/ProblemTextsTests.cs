using System.Text.RegularExpressions;
using JourneyStudio.Activities.Condition;
using JourneyStudio.Engine;
using JourneyStudio.Engine.Activities;
using JourneyStudio.Tests.Architecture;

namespace JourneyStudio.Tests;

public sealed partial class ProblemTextsTests
{
    [Fact]
    public void Keys_InBothLanguages_AreTheSame() => Assert.Equal(ProblemTexts.Keys("en").Order(StringComparer.Ordinal), ProblemTexts.Keys("zh-CN").Order(StringComparer.Ordinal));

    [Fact]
    public void Code_UsedInTheProgram_HasAText()
    {
        var known = ProblemTexts.Keys("en").ToHashSet(StringComparer.Ordinal);

        Offences.AssertNone(
            from file in Repository.Production
            where file.Is(".cs") && file.Path.StartsWith("src/JourneyStudio.Engine/", StringComparison.Ordinal)
            from match in Code().Matches(file.Text)
            where !known.Contains(match.Groups["code"].Value)
            select $"{file.Path}: {match.Groups["code"].Value}");
    }

    [Fact]
    public void Say_WithArguments_FillsThemIn()
    {
        Assert.Equal("There is no tag “vip”.", ProblemTexts.Say(new Problem("reference.tag", "vip"), "en"));
        Assert.Equal("没有标签“vip”。", ProblemTexts.Say(new Problem("reference.tag", "vip"), "zh-CN"));
        Assert.Equal("请选择其他标签，或新建该标签。", ProblemTexts.Fix(new Problem("reference.tag", "vip"), "zh-CN"));
    }

    [Fact]
    public void Say_KindOfValue_IsNamedInTheLanguage() => Assert.Equal("此处必须是列表。", ProblemTexts.Say(new Problem("json.type", "array"), "zh-CN"));

    [Fact]
    public void Say_FieldOfAnActivity_IsCalledWhatItsFormCallsIt()
    {
        var texts = ActivityCatalog.Load(typeof(ConditionActivity).Assembly).Texts("Journey.Wait");
        var problem = new Problem("setting.missing", "duration") { Field = "duration" };

        Assert.Equal($"未设置“{texts.Text("zh-CN", "field.duration")}”。", ProblemTexts.Say(problem, "zh-CN", texts));
    }

    [Fact]
    public void Say_UnknownCode_ShowsItRatherThanNothing() => Assert.Equal("x.y(1)", ProblemTexts.Say(new Problem("x.y", "1"), "en"));

    [GeneratedRegex("""(?:Problem|Report|Wrong)\("(?<code>[a-z-]+\.[a-z-]+)"|(?:new\(|, )"(?<code>(?:journey|activity|connection|reference|rule|reentry|entry-window|loop|port|fork)\.[a-z-]+)"(?=[,)])""", RegexOptions.ExplicitCapture)]
    private static partial Regex Code();
}
