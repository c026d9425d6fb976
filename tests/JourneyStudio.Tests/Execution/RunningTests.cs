using JourneyStudio.Engine.Execution;
using JourneyStudio.Engine.Members;

namespace JourneyStudio.Tests.Execution;

/// <summary>SEMANTICS, "Running" and "Effects and events".</summary>
public sealed class RunningTests
{
    private const string Go = "in EventTrigger {\"event\":\"go\"}";

    [Fact]
    [Trait("Semantics", "running.own-effects")]
    public async Task Effects_OfABurst_AreSeenByLaterActivities()
    {
        var lab = await new Lab().Journey([Go, "tag Tags {\"add\":[\"vip\"]}", "vip Condition {\"rule\":{\"tag\":\"vip\",\"has\":true}}"], "in.Done>tag tag.Done>vip")
            .Happens("go", TimeSpan.Zero).RunAsync();
        Assert.Equal("in:Done tag:Done vip:Yes", lab.Path());
        Assert.Equal(EnrollmentState.Completed, lab.State());
    }

    [Theory]
    [InlineData(1, "in:Done twice:No")]
    [InlineData(2, "in:Done twice:No in:Done twice:Yes")]
    public async Task EventRule_CountsTheEventAtHandOnce(int times, string path)
    {
        var lab = new Lab().Journey([Go, "twice Condition {\"rule\":{\"event\":\"go\",\"atLeast\":2}}"], "in.Done>twice", """{"reentry":{"mode":"always"}}""");
        for (var time = 0; time < times; time++) lab.Happens("go", TimeSpan.FromMinutes(time));
        Assert.Equal(path, (await lab.RunAsync()).Path());
    }

    [Fact]
    [Trait("Semantics", "entry.session")]
    public async Task ScopedTag_WithSession_GetsTheSessionAsScope()
    {
        var lab = await new Lab().Journey([Go, "tag Tags {\"add\":[\"checked-in\",\"vip\"]}"], "in.Done>tag").Happens("go", TimeSpan.Zero, ("session", "s7")).RunAsync();
        Assert.Equal([new TagKey("checked-in", "s7"), new TagKey("vip", "")], lab.Member.Tags.OrderBy(tag => tag.Tag));
    }

    [Fact]
    [Trait("Semantics", "running.loop")]
    public async Task Loop_WithoutAWait_FailsAfterAHundredVisits()
    {
        var lab = await new Lab().Journey([Go, "tag Tags {\"add\":[\"vip\"]}"], "in.Done>tag tag.Done>tag").Happens("go", TimeSpan.Zero).RunAsync();
        Assert.Equal(100, lab.Path().Split(' ').Count(step => step == "tag:Done"));
        Assert.EndsWith("tag:failed", lab.Path(), StringComparison.Ordinal);
        Assert.Equal(EnrollmentState.Failed, lab.State());
    }

    [Fact]
    [Trait("Semantics", "running.exit-all")]
    public async Task ExitWhen_BecomesTrue_EndsAllTokensBeforeTheNextBurst()
    {
        var lab = await new Lab().Journey([Go, "a Wait {\"duration\":\"PT1H\"}", "b Wait {\"duration\":\"PT2H\"}", "tag Tags {\"add\":[\"vip\"]}"], "in.Done>a in.Done>b a.Done>tag", """{"exitWhen":{"tag":"vip","has":true}}""")
            .Happens("go", TimeSpan.Zero).RunAsync();
        Assert.Equal("in:Done a:Done b:exited tag:Done", lab.Path());
        Assert.Equal(EnrollmentState.Exited, lab.State());
    }

    [Fact]
    [Trait("Semantics", "flow.exit")]
    public async Task Exit_OnOneBranch_EndsTheOthers()
    {
        var lab = await new Lab().Journey([Go, "a Wait {\"duration\":\"PT1H\"}", "b Wait {\"duration\":\"P9D\"}", "out Exit {}"], "in.Done>a in.Done>b a.Done>out").Happens("go", TimeSpan.Zero).RunAsync();
        Assert.Equal("in:Done a:Done b:cancelled out:exited", lab.Path());
    }

    [Fact]
    [Trait("Semantics", "running.fork")]
    public async Task Port_WithSeveralConnections_ForksIntoAGroupOfItsStep()
    {
        var lab = await new Lab { Until = Lab.Start.AddMinutes(1) }.Journey([Go, "a Wait {\"duration\":\"PT1H\"}", "b Wait {\"duration\":\"PT1H\"}"], "in.Done>a in.Done>b").Happens("go", TimeSpan.Zero).RunAsync();
        var work = await lab.Store.LoadAsync(new SlotLease([0], 1), PlanSet.Empty, Lab.Start.AddDays(1), 10, CancellationToken.None);
        var tokens = Assert.Single(Assert.Single(work.Members).Active).Tokens;
        Assert.Equal(["1", "1"], tokens.Select(token => token.Group));
        Assert.Equal([2, 3], tokens.Select(token => token.Number));
    }

    [Fact]
    [Trait("Semantics", "running.failed-nothing")]
    public async Task Activity_ThatFails_CommitsNothingButItsTrace()
    {
        var lab = await new Lab().Journey([Go, "send SendEmail {\"template\":\"nowhere\"}", "tag Tags {\"add\":[\"vip\"]}"], "in.Done>send send.Done>tag").Happens("go", TimeSpan.Zero).RunAsync();
        Assert.Equal("in:Done send:failed", lab.Path());
        Assert.Equal(EnrollmentState.Failed, lab.State());
        Assert.Empty(lab.Result.Messages);
    }

    [Fact]
    [Trait("Semantics", "effects.same")]
    public async Task Tag_ThereAlready_RaisesNoEvent()
    {
        Lab Draw(params string[] tags) => new Lab { Tags = [.. tags] }
            .Journey([Go, "tag Tags {\"add\":[\"vip\"]}"], "in.Done>tag").Journey(["in EventTrigger {\"event\":\"tag.added\"}"], "").Happens("go", TimeSpan.Zero);
        Assert.Equal(1, (await Draw().RunAsync()).Entries(2));
        Assert.Equal(0, (await Draw("vip").RunAsync()).Entries(2));
    }

    [Fact]
    [Trait("Semantics", "effects.depth")]
    public async Task Effects_ThatTriggerEachOther_StopAtSixteen()
    {
        const string Always = """{"reentry":{"mode":"always"}}""";
        var lab = await new Lab()
            .Journey(["go EventTrigger {\"event\":\"go\"}", "back EventTrigger {\"event\":\"tag.removed\"}", "tag Tags {\"add\":[\"vip\"]}"], "go.Done>tag back.Done>tag", Always)
            .Journey(["in EventTrigger {\"event\":\"tag.added\"}", "tag Tags {\"remove\":[\"vip\"]}"], "in.Done>tag", Always)
            .Happens("go", TimeSpan.Zero).RunAsync();
        Assert.Equal(17, lab.Entries(1) + lab.Entries(2));
        Assert.Single(lab.Result.Trace, traced => traced.Step.End == "failed");
    }

    [Fact]
    [Trait("Semantics", "running.goal-first")]
    public async Task GoalAndExitWhen_ByTheSameEvent_TheGoalIsFirst()
    {
        var lab = await new Lab().Journey([Go, "wait Wait {\"duration\":\"P1D\"}"], "in.Done>wait", """{"exitWhen":{"event":"order.paid"},"goal":{"event":"order.paid"}}""")
            .Happens("go", TimeSpan.Zero).Happens("order.paid", TimeSpan.FromHours(1)).RunAsync();
        Assert.Equal("in:Done wait:goal", lab.Path());
        Assert.Single(lab.Conversions);
    }

    [Theory]
    [Trait("Semantics", "running.ends")]
    [Trait("Semantics", "running.failed")]
    [InlineData("stop Exit {\"reason\":\"had enough\"}", EnrollmentState.Exited, "had enough")]
    [InlineData("stop SendEmail {\"template\":\"nowhere\"}", EnrollmentState.Failed, "template.unknown")]
    [InlineData("stop Tags {\"add\":[\"vip\"]}", EnrollmentState.Completed, null)]
    public void Enrollment_Ended_SaysHowAndWhy(string last, EnrollmentState state, string? reason)
    {
        var ended = Assert.Single(OneTurn.Over([Go, last], ("go", TimeSpan.Zero)).Enrollments).Enrollment;
        Assert.Equal((state, reason), (ended.State, ended.Reason));
    }

    [Fact]
    [Trait("Semantics", "running.failed")]
    public async Task Activity_ThatFails_CancelsTheOtherTokens()
    {
        var lab = await new Lab().Journey([Go, "a Wait {\"duration\":\"P9D\"}", "b Wait {\"duration\":\"PT1H\"}", "send SendEmail {\"template\":\"nowhere\"}"], "in.Done>a in.Done>b b.Done>send").Happens("go", TimeSpan.Zero).RunAsync();
        Assert.Equal("in:Done a:cancelled b:Done send:failed", lab.Path());
        Assert.Equal(EnrollmentState.Failed, lab.State());
    }

    [Fact]
    [Trait("Semantics", "effects.order")]
    public async Task Effects_OfAnActivity_ApplyInTheirOrder()
    {
        var lab = await new Lab().Journey([Go, "tag Tags {\"add\":[\"vip\",\"regular\"]}"], "in.Done>tag").Happens("go", TimeSpan.Zero).RunAsync();
        Assert.Equal(["+vip", "+regular"], lab.Effects("tag"));
    }

    [Fact]
    [Trait("Semantics", "flow.loop")]
    [Trait("Semantics", "flow.wait")]
    public async Task Loop_WithAWait_GoesRoundForAsLongAsItLasts()
    {
        var lab = await new Lab { Until = Lab.Start.AddDays(200).AddHours(1) }.Journey([Go, "day Wait {\"duration\":\"P1D\"}", "count UpdateMember {\"attribute\":\"visits\",\"change\":\"add\",\"value\":\"1\"}"], "in.Done>day day.Done>count count.Done>day")
            .Happens("go", TimeSpan.Zero).RunAsync();
        Assert.Equal("200", lab.Member.Attributes["visits"].ToText());
        Assert.Equal(EnrollmentState.Active, lab.State());
    }
}
