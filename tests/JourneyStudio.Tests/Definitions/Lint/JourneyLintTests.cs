using System.Collections.Immutable;
using JourneyStudio.Activities.Condition;
using JourneyStudio.Engine;
using JourneyStudio.Engine.Activities;
using JourneyStudio.Engine.Content;
using JourneyStudio.Engine.Definitions;
using JourneyStudio.Engine.Definitions.Lint;

namespace JourneyStudio.Tests.Definitions.Lint;

public sealed class JourneyLintTests
{
    private const string Start = """{"id":"in","type":"Journey.EventTrigger","event":"order.paid"}""";
    private const string Wait = """{"id":"wait","type":"Journey.Wait","duration":"P1D"}""";
    private const string Tag = """{"id":"tag","type":"Journey.Tags","add":["vip"]}""";
    private const string Tag2 = """{"id":"tag2","type":"Journey.Tags","remove":["vip"]}""";
    private const string Out = """{"id":"out","type":"Journey.Exit"}""";

    private static readonly ActivityCatalog Catalog = ActivityCatalog.Load(typeof(ConditionActivity).Assembly);

    private static readonly ContentCatalog Content = new(new WorkspaceContent
    {
        Tags = [new("vip", new("VIP", "贵宾"), "value"), new("buyer", new("Buyer", "买家"), "value") { Rule = System.Text.Json.JsonElement.Parse("""{"order":{}}""") }],
        Coupons = [new("club", new("Club", "俱乐部"), 1, 1, null, null)],
        Forms = [new("signup", new("Sign-up", "报名"), new("", ""), [], new("", ""), new("", ""))],
        Templates = [new("hello", new("Hello", "你好"), MessageClass.Service, [new("email", "en")]), new("offer", new("Offer", "优惠"), MessageClass.Marketing, [new("email", "en", Text: "Buy")])],
    });

    [Fact]
    public void Check_SoundJourney_FindsNothing() =>
        Assert.Empty(Check([Start, Wait, Tag, Out], ["in>wait", "wait>tag", "tag>out"]));

    [Fact]
    public void Check_NoTrigger_IsSaidOnceForTheJourney() => Assert.Equal(["journey.no-trigger"], Codes(Check([Tag, Out], ["tag>out"])));

    [Fact]
    public void Check_EmptyDraft_HasOnlyNoTrigger() => Assert.Equal(["journey.no-trigger"], Codes(Check([], [])));

    [Fact]
    public void Check_NoteOnTheCanvas_IsNoPartOfTheJourney()
    {
        const string Note = """{"id":"note","type":"Journey.CanvasNote","text":"Ask the lawyers"}""";

        Assert.Empty(Check([Start, Wait, Note, Out], ["in>wait", "wait>out"]));
        Assert.Equal("connection.into-note", Assert.Single(Check([Start, Wait, Note, Out], ["in>wait", "wait>out", "wait>note"])).Code);
    }

    [Fact]
    public void Check_UnreachableActivity_IsWorthALook()
    {
        var problem = Assert.Single(Check([Start, Tag, Out], ["in>out", "tag>out"]));

        Assert.Equal(("activity.unreachable", "tag", ProblemSeverity.Warns), (problem.Code, problem.Activity, problem.Severity));
    }

    [Theory]
    [InlineData("""{"id":"x","type":"Journey.Wait"}""", "setting.missing", "duration")]
    [InlineData("""{"id":"x","type":"Journey.Wait","duration":"soon"}""", "duration.invalid", "duration")]
    [InlineData("""{"id":"x","type":"Journey.Wait","duration":"PT0S"}""", "duration.zero", "duration")]
    [InlineData("""{"id":"x","type":"Journey.Wait","duration":7}""", "setting.not-text", "duration")]
    [InlineData("""{"id":"x","type":"Journey.Condition","rule":{"tag":""}}""", "rule.text", "rule")]
    [InlineData("""{"id":"x","type":"Journey.Tags"}""", "setting.missing", "add")]
    [InlineData("""{"id":"x","type":"Journey.Tags","add":["gone"]}""", "reference.tag", "add")]
    [InlineData("""{"id":"x","type":"Journey.Condition","rule":{"none":[{"tag":"gone"}]}}""", "reference.tag", "rule")]
    [InlineData("""{"id":"x","type":"Journey.Tags","add":["buyer"]}""", "tag.computed", "add")]
    [InlineData("""{"id":"x","type":"Journey.Tags","remove":["buyer"]}""", "tag.computed", "remove")]
    [InlineData("""{"id":"x","type":"Journey.Condition","rule":{"coupon":"gone","state":"issued"}}""", "reference.coupon", "rule")]
    [InlineData("""{"id":"x","type":"Journey.Condition","rule":{"event":"form.submitted","where":[{"property":"form","op":"is","value":"gone"}]}}""", "reference.form", "rule")]
    [InlineData("""{"id":"x","type":"Journey.IssueCoupon","coupon":"gone"}""", "reference.coupon", "coupon")]
    [InlineData("""{"id":"x","type":"Journey.SendEmail","template":"gone"}""", "reference.template", "template")]
    [InlineData("""{"id":"x","type":"Journey.SendWeChatTemplate","template":"hello"}""", "reference.template-channel", "template")]
    [InlineData("""{"id":"x","type":"Journey.FormTrigger","form":"gone"}""", "reference.form", "form")]
    public void Check_WrongSetting_BlocksAndNamesTheField(string activity, string code, string field)
    {
        var problem = Assert.Single(Check([Start, activity], []), found => found.Severity == ProblemSeverity.Blocks);

        Assert.Equal((code, "x", field), (problem.Code, problem.Activity, problem.Field));
    }

    [Theory]
    [InlineData("""{"id":"x","type":"Acme.Thing"}""", "activity.unknown-type")]
    [InlineData("""{"id":"x","type":"Journey.Exit","version":99}""", "activity.newer-version")]
    public void Check_ActivityNotFromHere_BlocksPublishing(string activity, string code)
    {
        var found = Check([Start, activity], ["in>x"]);

        Assert.Equal((code, "x"), (Assert.Single(found).Code, found[0].Activity));
        Assert.True(found.Blocks());
    }

    [Theory]
    [InlineData("in>gone", "connection.no-target", "in")]
    [InlineData("gone>out", "connection.no-source", "out")]
    [InlineData("in.Maybe>out", "connection.unknown-port", "in")]
    [InlineData("wait>in", "connection.into-trigger", "wait")]
    [InlineData("in>wait", "connection.twice", "in")]
    public void Check_WrongConnection_BlocksAndNamesTheActivity(string connection, string code, string activity)
    {
        var problem = Assert.Single(Check([Start, Wait, Out], ["in>wait", "wait>out", connection]), found => found.Severity == ProblemSeverity.Blocks);

        Assert.Equal((code, activity), (problem.Code, problem.Activity));
    }

    [Fact]
    public void Check_LoopWithoutAWait_BlocksOnce()
    {
        var problem = Assert.Single(Check([Start, Tag, Tag2, Out], ["in>tag", "tag>tag2", "tag2>tag", "tag2>out"]), found => found.Severity == ProblemSeverity.Blocks);

        Assert.Equal(("loop.no-wait", "tag", "tag, tag2"), (problem.Code, problem.Activity, problem.Arguments[0]));
    }

    [Theory]
    [InlineData("always", "in>again", "start.itself")]
    [InlineData("always", "in>wait wait>again", "")]
    [InlineData("always", "in>wait wait>again again>more", "start.itself-twice")]
    [InlineData("always", "in>wait wait>again wait>more", "start.itself-twice start.itself-twice")]
    [InlineData("never", "in>again again>more", "")]
    public void Check_JourneyThatStartsItself_IsFound(string mode, string connections, string codes)
    {
        const string Again = """{"id":"again","type":"Journey.StartJourney","journey":"x"}""";
        var found = Check([Start, Wait, Again, Again.Replace("again", "more", StringComparison.Ordinal)], connections.Split(' '), $$"""{"reentry":{"mode":"{{mode}}"} }""");
        Assert.Equal(codes, string.Join(' ', found.Select(problem => problem.Code).Where(code => code.StartsWith("start.", StringComparison.Ordinal))));
    }

    [Fact]
    public void Check_MarketingMailWithoutAWayOut_IsWorthALook()
    {
        var problem = Assert.Single(Check([Start, """{"id":"x","type":"Journey.SendEmail","template":"offer"}"""], ["in>x"]));

        Assert.Equal(("template.no-unsubscribe", "x", ProblemSeverity.Warns), (problem.Code, problem.Activity, problem.Severity));
    }

    [Fact]
    public void Check_LoopWithAWait_IsFine() => Assert.False(Check([Start, Tag, Wait], ["in>tag", "tag>wait", "wait>tag"]).Blocks());

    [Fact]
    public void Check_LoopOfUnknownActivities_DoesNotHide() =>
        Assert.Contains("loop.no-wait", Codes(Check([Start, """{"id":"x","type":"Acme.Thing"}"""], ["in>x", "x>x"])));

    [Fact]
    [Trait("Semantics", "running.open-port")]
    public void Check_PortWithoutConnection_IsWorthALookUnlessItMayEnd()
    {
        const string Until = """{"id":"until","type":"Journey.WaitForEvent","event":"order.paid","timeout":"P1D"}""";

        var problem = Assert.Single(Check([Start, Until], ["in>until"]));

        Assert.Equal(("port.unconnected", "until", ProblemSeverity.Warns), (problem.Code, problem.Activity, problem.Severity));
    }

    [Fact]
    [Trait("Semantics", "running.meeting")]
    public void Check_BranchesThatMeet_AreWorthALook()
    {
        var problem = Assert.Single(Check([Start, Tag, Tag2, Out], ["in>tag", "in>tag2", "tag>out", "tag2>out"]));

        Assert.Equal(("fork.meets", "out", "in"), (problem.Code, problem.Activity, problem.Arguments[0]));
    }

    [Theory]
    [InlineData("""{"reentry":{"mode":"afterDays"}}""", "reentry.no-days", "reentry")]
    [InlineData("""{"reentry":{"mode":"never","key":"moon"}}""", "reentry.unknown-key", "reentry")]
    [InlineData("""{"entryWindow":{"from":"May"}}""", "entry-window.invalid", "entryWindow")]
    [InlineData("""{"entryWindow":{"from":"2026-05-02","to":"2026-05-01"}}""", "entry-window.ends-first", "entryWindow")]
    [InlineData("""{"exitWhen":{"tag":5}}""", "rule.text", "exitWhen")]
    [InlineData("""{"exitWhen":{"tag":"gone"}}""", "reference.tag", "exitWhen")]
    [InlineData("""{"controlPercent":100}""", "control-group.range", "controlPercent")]
    [InlineData("""{"zone":"Mars/Olympus"}""", "zone.unknown", "zone")]
    [InlineData("""{"goal":{"event":""} }""", "goal.no-event", "goal")]
    [InlineData("""{"goal":{"event":"order.paid","window":"soon"} }""", "goal.window", "goal")]
    [InlineData("""{"goal":{"event":"order.paid","where":{"tag":"none"} } }""", "reference.tag", "goal")]
    [InlineData("""{"caps":[{"limit":0,"per":"day"}]}""", "caps.no-limit", "caps")]
    [InlineData("""{"caps":[{"limit":9,"per":"P7D"},{"limit":1,"per":"day"}]}""", "caps.never-met", "caps")]
    [InlineData("""{"quietHours":[{"from":"25:00","to":"08:00"}]}""", "quiet-hours.time", "quietHours")]
    [InlineData("""{"entryWindow":{"to":"2020-01-01"} }""", "entry-window.over", "entryWindow")]
    public void Check_RulesOfTheJourney_AreCheckedToo(string rules, string code, string field)
    {
        var problem = Assert.Single(Check([Start, Out], ["in>out"], rules));

        Assert.Equal((code, field, null), (problem.Code, problem.Field, problem.Activity));
    }

    [Fact]
    [Trait("Semantics", "tags.computed")]
    public void Check_AComputedTagThatIsRead_IsFine() =>
        Assert.Empty(Check(["""{"id":"in","type":"Journey.TagTrigger","tags":["buyer"]}""", """{"id":"ask","type":"Journey.Condition","rule":{"tag":"buyer"}}""", Out], ["in>ask", "ask.Yes>out", "ask.No>out"]));

    [Fact]
    public void Check_OtherRoot_BlocksPublishing() => Assert.Equal(
        ["journey.other-root"],
        Codes(JourneyLint.Check(DefinitionJson.Read("""{"definitionId":"x","name":"x","root":{"type":"Elsa.Sequence"}}""").Value, Catalog, Content)));

    [Fact]
    public void Check_DuplicateIds_AreFoundInADraft()
    {
        var sound = Read([Start, Out], ["in>out"], "{}");
        var broken = sound with { Activities = sound.Activities.Add(sound.Activities[1]) };

        Assert.Contains("activity.duplicate-id", Codes(JourneyLint.Check(broken, Catalog, Content)));
    }

    [Fact]
    public void Check_NoName_IsWorthALook() =>
        Assert.Equal(["journey.no-name"], Codes(JourneyLint.Check(Read([Start, Out], ["in>out"], "{}") with { Name = null }, Catalog, Content)));

    [Fact]
    public void Check_Findings_ComeInFileOrder() => Assert.Equal(
        [null, "a", "b"],
        Check(["""{"id":"a","type":"Journey.Wait"}""", """{"id":"b","type":"Acme.Thing"}"""], ["a>b"]).Select(problem => problem.Activity));

    private static IEnumerable<string> Codes(IEnumerable<Problem> found) => found.Select(problem => problem.Code);

    private static ImmutableArray<Problem> Check(string[] activities, string[] connections, string rules = "{}") =>
        JourneyLint.Check(Read(activities, connections, rules), Catalog, Content, new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero));

    /// <summary>Connections as <c>from.Port&gt;to</c>; without a port it is Done.</summary>
    private static JourneyDefinition Read(string[] activities, string[] connections, string rules)
    {
        var joined = connections.Select(text => text.Split('>')).Select(ends => (From: ends[0].Split('.'), To: ends[1]))
            .Select(c => $$"""{"source":{"activity":"{{c.From[0]}}","port":"{{(c.From.Length > 1 ? c.From[1] : "Done")}}" },"target":{"activity":"{{c.To}}" } }""");
        return DefinitionJson.Read($$"""
            {"definitionId":"x","name":"x","customProperties":{"journey":{{rules}} },
             "root":{"type":"Elsa.Flowchart","activities":[{{string.Join(",", activities)}}],"connections":[{{string.Join(",", joined)}}] } }
            """).Value;
    }
}
