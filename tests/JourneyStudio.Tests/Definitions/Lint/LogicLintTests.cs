using System.Collections.Immutable;
using JourneyStudio.Engine;
using JourneyStudio.Engine.Content;
using JourneyStudio.Engine.Definitions.Lint;
using JourneyStudio.Engine.Members;

namespace JourneyStudio.Tests.Definitions.Lint;

/// <summary>Each check with a draft that it finds and one that only looks like it.</summary>
public sealed class LogicLintTests
{
    private const string In = """{"id":"in","type":"Journey.EventTrigger","event":"order.paid"}""" + "\n";
    private const string Out = "\n" + """{"id":"out","type":"Journey.Exit"}""";

    private static readonly DateTimeOffset Now = new(2026, 11, 24, 6, 30, 0, TimeSpan.Zero);

    private static readonly ContentCatalog Content = new(new WorkspaceContent
    {
        Contact = new() { Allowances = JourneyStudio.Engine.Contact.ChannelWindows.WeChat },
        Tags =
        [
            new("vip", new("VIP", "贵宾"), "value"), new("old", new("Old", "老客"), "value"), new("came", new("Came", "已到"), "interaction", Scoped: true),
            new("buyer", new("Buyer", "买家"), "value") { Rule = System.Text.Json.JsonElement.Parse("""{"order":{"status":"paid"}}""") },
        ],
        Segments = [new("loyal", new("Loyal", "忠诚"), System.Text.Json.JsonElement.Parse("""{"order":{"status":"paid"},"atLeast":3}""")), new("near", new("Near", "附近"), System.Text.Json.JsonElement.Parse("""{"attribute":"city","op":"is","value":"上海"}"""))],
        Templates =
        [
            new("offer", new("Offer", "优惠"), MessageClass.Marketing, [new("wechat-template", "en"), new("sms", "en"), new("email", "en", Text: "{{unsubscribeLink}}")]),
            new("notice", new("Notice", "通知"), MessageClass.Service, [new("wechat-template", "en"), new("wechat-text", "en"), new("sms", "en")]),
        ],
    });

    [Theory]
    // Rules that hold for nobody
    [InlineData("rule.never", """{"id":"a","type":"Journey.Condition","rule":{"all":[{"tag":"vip"},{"tag":"vip","has":false}]}}""", true)]
    [InlineData("rule.never", """{"id":"a","type":"Journey.Condition","rule":{"any":[{"tag":"vip"},{"tag":"vip","has":false}]}}""", false)]
    [InlineData("rule.never", """{"id":"a","type":"Journey.Condition","rule":{"all":[{"attribute":"city","op":"is","value":"上海"},{"attribute":"city","op":"is","value":"北京"}]}}""", true)]
    [InlineData("rule.never", """{"id":"a","type":"Journey.Condition","rule":{"all":[{"attribute":"city","op":"is","value":"ａ"},{"attribute":"city","op":"is","value":"A"}]}}""", false)]
    [InlineData("rule.never", """{"id":"a","type":"Journey.Condition","rule":{"all":[{"attribute":"points","op":"atLeast","value":10},{"attribute":"points","op":"less","value":10}]}}""", true)]
    [InlineData("rule.never", """{"id":"a","type":"Journey.Condition","rule":{"all":[{"attribute":"points","op":"atLeast","value":10},{"attribute":"points","op":"atMost","value":10}]}}""", false)]
    [InlineData("rule.never", """{"id":"a","type":"Journey.WaitForRule","rule":{"all":[{"segment":"near"},{"none":[{"segment":"near"}]}]},"timeout":"P1D"}""", true)]
    // Cases that an earlier one takes everybody from
    [InlineData("switch.case-shadowed", """{"id":"a","type":"Journey.Switch","cases":[{"name":"A","rule":{"tag":"vip"}},{"name":"B","rule":{"all":[{"tag":"old"},{"tag":"vip"}]}}]}""", true)]
    [InlineData("switch.case-shadowed", """{"id":"a","type":"Journey.Switch","cases":[{"name":"A","rule":{"all":[{"tag":"old"},{"tag":"vip"}]}},{"name":"B","rule":{"tag":"vip"}}]}""", false)]
    // Branches that nobody takes
    [InlineData("split.nobody", """{"id":"a","type":"Journey.RandomSplit","branches":[{"name":"A","percent":100},{"name":"B","percent":0}]}""", true)]
    [InlineData("split.nobody", """{"id":"a","type":"Journey.RandomSplit","branches":[{"name":"A","percent":99},{"name":"B","percent":1}]}""", false)]
    // Moments that are past
    [InlineData("wait.moment-past", """{"id":"a","type":"Journey.WaitUntil","mode":"moment","on":"2026-11-20T09:00","whenPast":"passed"}""", true)]
    [InlineData("wait.moment-past", """{"id":"a","type":"Journey.WaitUntil","mode":"moment","on":"2026-11-24T09:00","whenPast":"passed"}""", false)]
    [InlineData("wait.moment-past", """{"id":"a","type":"Journey.WaitUntil","mode":"time","at":"10:00","on":"2026-11-20T09:00"}""", false)]
    // Waits without an end
    [InlineData("wait.for-ever", """{"id":"a","type":"Journey.WaitForEvent","event":"order.paid"}""", true)]
    [InlineData("wait.for-ever", """{"id":"a","type":"Journey.WaitForRule","rule":{"tag":"vip"}}""", true)]
    [InlineData("wait.for-ever", """{"id":"a","type":"Journey.WaitForRule","rule":{"tag":"vip"},"timeout":"P1D"}""", false)]
    [InlineData("wait.for-ever", """{"id":"a","type":"Journey.Wait"}""", false)]
    // Marketing where only notices of service may go
    [InlineData("message.service-only", """{"id":"a","type":"Journey.SendWeChatTemplate","template":"offer"}""", true)]
    [InlineData("message.service-only", """{"id":"a","type":"Journey.SendSms","template":"offer","fallback":["wechat-template"]}""", true)]
    [InlineData("message.service-only", """{"id":"a","type":"Journey.SendWeChatTemplate","template":"notice"}""", false)]
    // Fallbacks without a text
    [InlineData("fallback.no-text", """{"id":"a","type":"Journey.SendSms","template":"notice","fallback":["email"]}""", true)]
    [InlineData("fallback.no-text", """{"id":"a","type":"Journey.SendSms","template":"notice","fallback":["wechat-text"]}""", false)]
    // Consent that nobody has given
    [InlineData("message.no-consent", """{"id":"a","type":"Journey.SendSms","template":"offer"}""", true)]
    [InlineData("message.no-consent", """{"id":"a","type":"Journey.SendSms","template":"offer","fallback":["email"]}""", false)]
    [InlineData("message.no-consent", """{"id":"a","type":"Journey.SendWeChatText","template":"notice"}""", false)]
    // Sessions that are not there
    [InlineData("reference.session", """{"id":"a","type":"Journey.Condition","rule":{"tag":"came","scope":"s9"}}""", true)]
    [InlineData("reference.session", """{"id":"a","type":"Journey.Condition","rule":{"tag":"came","scope":"s1"}}""", false)]
    [InlineData("reference.session", """{"id":"a","type":"Journey.Condition","rule":{"tag":"came","scope":"session"}}""", false)]
    public void Check_AnActivity_IsFoundOrNot(string code, string activity, bool found)
    {
        var problem = Check(In + activity + Out, "in>a").Where(problem => problem.Code == code).ToList();

        Assert.Equal(found ? ["a"] : [], problem.Select(one => one.Activity));
        Assert.All(problem, one => Assert.NotNull(ProblemTexts.Fix(one, "en")));
    }

    [Theory]
    // Decisions that lead to one place
    [InlineData("branches.same-target", """{"id":"a","type":"Journey.Condition","rule":{"tag":"vip"}}""", "in>a a.Yes>b a.No>b b>out", "{}", true)]
    [InlineData("branches.same-target", """{"id":"a","type":"Journey.Condition","rule":{"tag":"vip"}}""", "in>a a.Yes>b a.No>out b>out", "{}", false)]
    [InlineData("branches.same-target", """{"id":"a","type":"Journey.Condition","rule":{"tag":"vip"}}""", "in>a a.Yes>out a.No>out", "{}", false)]
    // Windows that are shut after the wait
    [InlineData("message.window-shut", """{"id":"a","type":"Journey.SendWeChatText","template":"notice"}""", "in>b b>a", "{}", true)]
    [InlineData("message.window-shut", """{"id":"a","type":"Journey.SendWeChatText","template":"notice"}""", "in>b b>a in>a", "{}", false)]
    [InlineData("message.window-shut", """{"id":"a","type":"Journey.SendWeChatText","template":"notice","fallback":["sms"]}""", "in>b b>a", "{}", false)]
    // Windows that nothing on the way opens
    [InlineData("message.window-unopened", """{"id":"a","type":"Journey.SendWeChatText","template":"notice"}""", "in>a", "{}", true)]
    [InlineData("message.window-unopened", """{"id":"a","type":"Journey.SendWeChatText","template":"notice"}""", "in>b b>a", "{}", false)]
    [InlineData("message.window-unopened", """{"id":"a","type":"Journey.SendWeChatText","template":"notice","fallback":["sms"]}""", "in>a", "{}", false)]
    [InlineData("message.window-unopened", """{"id":"w","type":"Journey.WaitForEvent","event":"message.received","timeout":"P1D"}""" + "\n" + """{"id":"a","type":"Journey.SendWeChatText","template":"notice"}""", "in>w w.Happened>a", "{}", false)]
    // Caps of a journey that sends no marketing
    [InlineData("caps.no-marketing", """{"id":"a","type":"Journey.SendSms","template":"notice"}""", "in>a", """{"caps":[{"limit":1,"per":"day"}]}""", true)]
    [InlineData("caps.no-marketing", """{"id":"a","type":"Journey.SendSms","template":"offer"}""", "in>a", """{"caps":[{"limit":1,"per":"day"}]}""", false)]
    [InlineData("caps.no-marketing", """{"id":"a","type":"Journey.SendSms","template":"gone"}""", "in>a", """{"caps":[{"limit":1,"per":"day"}]}""", false)]
    public void Check_AJourney_IsFoundOrNot(string code, string activity, string connections, string rules, bool found)
    {
        const string Wait = "\n" + """{"id":"b","type":"Journey.Wait","duration":"P3D"}""";

        Assert.Equal(found, Check(In + activity + Wait + Out, connections, rules).Any(problem => problem.Code == code));
    }

    [Theory]
    // Filters that ask for the opposite of the change
    [InlineData("trigger.filter-contradicts", """{"id":"in","type":"Journey.TagTrigger","tags":["vip"],"filter":{"tag":"vip","has":false}}""", "{}", true)]
    [InlineData("trigger.filter-contradicts", """{"id":"in","type":"Journey.TagTrigger","tags":["vip"],"change":"removed","filter":{"tag":"vip","has":false}}""", "{}", false)]
    [InlineData("trigger.filter-contradicts", """{"id":"in","type":"Journey.TagTrigger","tags":["vip","old"],"filter":{"tag":"vip","has":false}}""", "{}", false)]
    [InlineData("trigger.filter-contradicts", """{"id":"in","type":"Journey.SegmentTrigger","segment":"near","change":"left","filter":{"segment":"near"}}""", "{}", true)]
    // Filters that read what the same event computes
    [InlineData("trigger.race", """{"id":"in","type":"Journey.EventTrigger","event":"order.paid","filter":{"tag":"buyer"}}""", "{}", true)]
    [InlineData("trigger.race", """{"id":"in","type":"Journey.EventTrigger","event":"order.paid","filter":{"segment":"loyal"}}""", "{}", true)]
    [InlineData("trigger.race", """{"id":"in","type":"Journey.EventTrigger","event":"form.submitted","filter":{"tag":"buyer"}}""", "{}", false)]
    [InlineData("trigger.race", """{"id":"in","type":"Journey.EventTrigger","event":"order.paid","filter":{"tag":"vip"}}""", "{}", false)]
    [InlineData("trigger.race", """{"id":"in","type":"Journey.EventTrigger","event":"order.paid","filter":{"segment":"near"}}""", "{}", false)]
    // Exits that hold already
    [InlineData("trigger.exits-at-once", """{"id":"in","type":"Journey.TagTrigger","tags":["vip"]}""", """{"exitWhen":{"tag":"vip"}}""", true)]
    [InlineData("trigger.exits-at-once", """{"id":"in","type":"Journey.EventTrigger","event":"x","filter":{"all":[{"tag":"old"},{"tag":"vip"}]}}""", """{"exitWhen":{"any":[{"tag":"vip"},{"tag":"came","scope":"any"}]}}""", true)]
    [InlineData("trigger.exits-at-once", """{"id":"in","type":"Journey.TagTrigger","tags":["vip"]}""", """{"exitWhen":{"all":[{"tag":"vip"},{"tag":"old"}]}}""", false)]
    // Starts that are over, or come round for nobody
    [InlineData("schedule.over", """{"id":"in","type":"Journey.ScheduleTrigger","at":"2026-11-01T09:00"}""", "{}", true)]
    [InlineData("schedule.over", """{"id":"in","type":"Journey.ScheduleTrigger","at":"2026-12-01T09:00"}""", "{}", false)]
    [InlineData("reentry.once-only", """{"id":"in","type":"Journey.ScheduleTrigger","cron":"0 9 * * MON"}""", "{}", true)]
    [InlineData("reentry.once-only", """{"id":"in","type":"Journey.ScheduleTrigger","cron":"0 9 * * MON"}""", """{"reentry":{"mode":"afterDays","days":3}}""", false)]
    [InlineData("reentry.once-only", """{"id":"in","type":"Journey.ScheduleTrigger","at":"2026-12-01T09:00"}""", "{}", false)]
    public void Check_ATrigger_IsFoundOrNot(string code, string trigger, string rules, bool found) =>
        Assert.Equal(found ? ["in"] : [], Check(trigger + Out, "in>out", rules).Where(problem => problem.Code == code).Select(problem => problem.Activity));

    [Theory]
    [InlineData("start.no-journey", "nowhere", "{}", true)]
    [InlineData("start.not-published", "drawn", "{}", true)]
    [InlineData("start.no-entry", "deaf", "{}", true)]
    [InlineData("start.no-journey", "other", "{}", false)]
    [InlineData("start.not-published", "other", "{}", false)]
    [InlineData("start.no-entry", "other", "{}", false)]
    [InlineData("journeys.circle", "other", """{"reentry":{"mode":"always"}}""", true)]
    [InlineData("journeys.circle", "other", "{}", false)]
    [InlineData("journeys.circle", "once", """{"reentry":{"mode":"always"}}""", false)]
    [InlineData("journeys.circle", "deaf", """{"reentry":{"mode":"always"}}""", false)]
    public void Check_AmongOtherJourneys_IsFoundOrNot(string code, string called, string rules, bool found)
    {
        // It begins when somebody is old; "other" makes them old by way of "third"
        var draft = """{"id":"in","type":"Journey.TagTrigger","tags":["old"]}""" + "\n" + $$"""{"id":"a","type":"Journey.StartJourney","journey":"{{called}}"}""";

        Assert.Equal(found ? ["a"] : [], Check(draft, "in>a", rules).Where(problem => problem.Code == code).Select(problem => problem.Activity));
    }

    [Fact]
    public void Check_ACircle_NamesTheWay()
    {
        var draft = """{"id":"in","type":"Journey.TagTrigger","tags":["old"]}""" + "\n" + """{"id":"a","type":"Journey.StartJourney","journey":"other"}""";

        Assert.Equal("x → other → third → x", Check(draft, "in>a", """{"reentry":{"mode":"always"}}""").Single(problem => problem.Code == "journeys.circle").Arguments[0]);
    }

    private static ImmutableArray<Problem> Check(string activities, string connections, string rules = "{}") =>
        JourneyLint.Check(DraftText.Read(activities, connections, rules), DraftText.Catalog, Content, Now, Around);

    private static LintSurroundings Around { get; } = new()
    {
        Journeys = new HashSet<string> { "x", "other", "third", "once", "deaf", "drawn" },
        Sessions = new HashSet<string> { "s1" },
        Consents = new HashSet<Consent> { new("email", MessagePurpose.Marketing), new("wechat-template", MessagePurpose.Service), new("sms", MessagePurpose.Service) },
        Published =
        [
            DraftText.Read("""{"id":"c","type":"Journey.CalledTrigger"}""" + "\n" + """{"id":"t","type":"Journey.Tags","add":["vip"]}""", "c>t", """{"reentry":{"mode":"always"}}""", "other"),
            DraftText.Read("""{"id":"c","type":"Journey.TagTrigger","tags":["vip"]}""" + "\n" + """{"id":"t","type":"Journey.Tags","add":["old"]}""", "c>t", """{"reentry":{"mode":"always"}}""", "third"),
            DraftText.Read("""{"id":"c","type":"Journey.CalledTrigger"}""" + "\n" + """{"id":"t","type":"Journey.Tags","add":["old"]}""", "c>t", "{}", "once"),
            DraftText.Read("""{"id":"c","type":"Journey.EventTrigger","event":"x"}""" + "\n" + """{"id":"t","type":"Journey.Tags","add":["old"]}""", "c>t", """{"reentry":{"mode":"always"}}""", "deaf"),
        ],
    };
}
