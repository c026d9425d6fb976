using System.Collections.Immutable;
using JourneyStudio.Engine;
using JourneyStudio.Engine.Content;
using JourneyStudio.Engine.Definitions;
using JourneyStudio.Engine.Definitions.Editing;
using JourneyStudio.Engine.Definitions.Lint;

namespace JourneyStudio.Tests.Definitions.Lint;

/// <summary>What a button mends is mended, can be taken back, and breaks nothing else.</summary>
public sealed class LintFixesTests
{
    private const string In = """{"id":"in","type":"Journey.EventTrigger","event":"order.paid"}""" + "\n";
    private const string Out = """{"id":"out","type":"Journey.Exit"}""";
    private const string Wait = """{"id":"a","type":"Journey.Wait","duration":"P1D"}""";

    private static readonly DateTimeOffset Now = new(2026, 11, 24, 6, 30, 0, TimeSpan.Zero);

    private static readonly ContentCatalog Content = new(new WorkspaceContent
    {
        Tags = [new("vip", new("VIP", "贵宾"), "value"), new("old", new("Old", "老客"), "value"), new("buyer", new("Buyer", "买家"), "value") { Rule = System.Text.Json.JsonElement.Parse("""{"order":{}}""") }],
        Templates = [new("offer", new("Offer", "优惠"), MessageClass.Marketing, [new("wechat-template", "en"), new("sms", "en")]), new("notice", new("Notice", "通知"), MessageClass.Service, [new("sms", "en")])],
    });

    public static TheoryData<string, string, string, string> Findings => new()
    {
        { "connection.no-source", Wait, "gone>a in>a", "{}" },
        { "connection.no-target", Wait, "in>a a>gone", "{}" },
        { "connection.unknown-port", Wait, "in>a a.Maybe>out", "{}" },
        { "connection.into-trigger", Wait, "in>a a>in", "{}" },
        { "connection.into-note", Wait + "\n" + """{"id":"n","type":"Journey.CanvasNote","text":"See below"}""", "in>a a>out a>n", "{}" },
        { "connection.twice", Wait, "in>a a>out a>out", "{}" },
        { "activity.unreachable", Wait, "in>out", "{}" },
        { "port.unconnected", Wait, "in>a", "{}" },
        { "port.unconnected", """{"id":"a","type":"Journey.Condition","rule":{"tag":"vip"}}""", "in>a a.Yes>out", "{}" },
        { "reference.tag", """{"id":"a","type":"Journey.Tags","add":["vip","gone"]}""", "in>a a>out", "{}" },
        { "tag.computed", """{"id":"a","type":"Journey.Tags","add":["buyer","vip"]}""", "in>a a>out", "{}" },
        { "fallback.no-text", """{"id":"a","type":"Journey.SendSms","template":"offer","fallback":["email"]}""", "in>a a>out", "{}" },
        { "message.service-only", """{"id":"a","type":"Journey.SendSms","template":"offer","fallback":["wechat-template"]}""", "in>a a>out", "{}" },
        { "switch.case-shadowed", """{"id":"a","type":"Journey.Switch","cases":[{"name":"A","rule":{"tag":"vip"}},{"name":"B","rule":{"tag":"vip"}},{"name":"C","rule":{"tag":"old"}}]}""", "in>a a.A>out a.B>out a.C>out a.Default>out", "{}" },
        { "split.sum", """{"id":"a","type":"Journey.RandomSplit","branches":[{"name":"A","percent":10},{"name":"B","percent":10},{"name":"C","percent":10}],"holdout":10}""", "in>a", "{}" },
        { "wait.for-ever", """{"id":"a","type":"Journey.WaitForEvent","event":"order.paid"}""", "in>a a.Happened>out", "{}" },
        { "entry-window.over", Wait, "in>a a>out", """{"entryWindow":{"from":"2020-01-01","to":"2020-02-01"}}""" },
        { "caps.never-met", """{"id":"a","type":"Journey.SendSms","template":"offer"}""", "in>a", """{"caps":[{"limit":9,"per":"P7D"},{"limit":1,"per":"day"}]}""" },
        { "caps.no-marketing", """{"id":"a","type":"Journey.SendSms","template":"notice"}""", "in>a a>out", """{"caps":[{"limit":1,"per":"day"}]}""" },
    };

    [Theory]
    [MemberData(nameof(Findings))]
    public void Of_AFinding_MendsItAndCanBeTakenBack(string code, string activity, string connections, string rules)
    {
        var draft = DraftText.Read(In + activity + "\n" + Out, connections, rules);
        var problem = Check(draft).First(one => one.Code == code);

        Assert.NotNull(ProblemTexts.Button(problem, "en"));
        var mended = DraftEditor.Apply(draft, LintFixes.Of(problem, draft, DraftText.Catalog)!).Value;

        var left = Check(mended.Definition).ToList();
        Assert.DoesNotContain(left, one => one.Code == code && one.Activity == problem.Activity && one.Path == problem.Path && one.Arguments.SequenceEqual(problem.Arguments));
        Assert.Empty(left.Where(one => one.Severity == ProblemSeverity.Blocks).Select(one => one.Code).Except(Check(draft).Select(one => one.Code)));
        Assert.Equal(DefinitionJson.Write(draft, _ => []), DefinitionJson.Write(DraftEditor.Apply(mended.Definition, mended.Inverse).Value.Definition, _ => []));
    }

    [Fact]
    public void Of_ARepeatingTrigger_LetsMembersInEveryTime()
    {
        var draft = DraftText.Read("""{"id":"in","type":"Journey.ScheduleTrigger","cron":"0 9 * * MON"}""" + "\n" + Out, "in>out");
        var problem = Check(draft).Single(one => one.Code == "reentry.once-only");

        Assert.Equal(ReentryMode.Always, DraftEditor.Apply(draft, LintFixes.Of(problem, draft, DraftText.Catalog)!).Value.Definition.Rules.EntryRule.Mode);
    }

    [Fact]
    public void Of_SomethingToDecide_OffersNothing()
    {
        var draft = DraftText.Read(In + """{"id":"a","type":"Journey.SendWeChatTemplate","template":"offer"}""", "in>a");

        Assert.Null(LintFixes.Of(Check(draft).Single(one => one.Code == "message.service-only"), draft, DraftText.Catalog));
    }

    private static ImmutableArray<Problem> Check(JourneyDefinition draft) => JourneyLint.Check(draft, DraftText.Catalog, Content, Now);
}
