using JourneyStudio.Engine.Activities;
using JourneyStudio.Engine.Execution;
using JourneyStudio.Engine.Members;
using JourneyStudio.Tests.Activities;

namespace JourneyStudio.Tests.Execution;

/// <summary>SEMANTICS.md, "Tasks for people". Who gets a task is the store's to say: see the integration tests.</summary>
public sealed class GuideTaskTests
{
    private const string Enter = """in EventTrigger {"event":"start"}""";
    private const string Task = """ask GuideTask {"kind":"wecom","title":"Ask","outcomes":["Well","Question"],"purpose":"care","due":"P2D"}""";

    [Fact]
    [Trait("Semantics", "tasks.ports")]
    [Trait("Semantics", "action.task")]
    public async Task GuideTask_Finished_LeavesByItsOutcome()
    {
        var result = await One(Task).Happens("start", TimeSpan.Zero).Finishes("care", "Question", TimeSpan.FromHours(3)).RunAsync();

        Assert.Equal("in:Done ask:Question", result.Path());
        Assert.Equal(Lab.Start.AddHours(3), result.Left("ask"));
        Assert.Empty(result.Member.Tasks);
    }

    [Fact]
    [Trait("Semantics", "tasks.ports")]
    public async Task GuideTask_NotFinishedInTime_LeavesByOverdueAndStaysOpen()
    {
        var result = await One(Task).Happens("start", TimeSpan.Zero).RunAsync();

        Assert.Equal("in:Done ask:Overdue", result.Path());
        Assert.Equal(Lab.Start.AddDays(2), result.Left("ask"));
        Assert.Equal(["care"], result.Member.Tasks.Keys);
    }

    [Fact]
    public async Task GuideTask_FinishedAtTheVeryEnd_WinsOverOverdue()
    {
        var result = await One(Task).Happens("start", TimeSpan.Zero).Finishes("care", "Well", TimeSpan.FromDays(2)).RunAsync();

        Assert.Equal("in:Done ask:Well", result.Path());
    }

    [Fact]
    public async Task GuideTask_OfAnotherPurpose_DoesNotMoveTheMember()
    {
        var result = await One(Task).Happens("start", TimeSpan.Zero).Finishes("birthday", "Well", TimeSpan.FromHours(1)).RunAsync();

        Assert.Equal("in:Done ask:Overdue", result.Path());
    }

    [Fact]
    [Trait("Semantics", "tasks.one")]
    public async Task GuideTask_SecondOfOnePurpose_ChangesNothingAndWaitsForTheOpenOne()
    {
        var result = await One(Task).Journey([Enter.Replace("start", "later"), Task], "in.Done>ask")
            .Happens("start", TimeSpan.Zero).Happens("later", TimeSpan.FromHours(1)).Finishes("care", "Well", TimeSpan.FromHours(2)).RunAsync();

        Assert.Equal("in:Done ask:Well", result.Path());
        Assert.Equal("in:Done ask:Well", result.Path(2));
        Assert.Equal(["task care"], result.Effects("ask"));
        Assert.Equal(["=task care"], result.Effects("ask", 2));
    }

    [Fact]
    public void GuideTask_OutcomeOfAnEarlierTask_IsNotTakenForTheNewOne()
    {
        var context = ActivitySamples.Context(OneTurn.Member with { Tasks = new Dictionary<string, string> { ["care"] = "1:2:0" } });
        var asked = Lab.Bind("GuideTask", Task[Task.IndexOf('{', StringComparison.Ordinal)..]);

        Assert.True(asked.Matches(context, Finished("1:2:0")).Accepted);
        Assert.False(asked.Matches(context, Finished("1:1:0")).Accepted);
    }

    [Fact]
    [Trait("Semantics", "tasks.withdrawn")]
    public async Task GuideTask_EnrollmentExits_IsWithdrawn()
    {
        var result = await One(Task, """{"exitWhen":{"event":"order.paid","atLeast":1}}""").Happens("start", TimeSpan.Zero).Happens("order.paid", TimeSpan.FromHours(5)).RunAsync();

        Assert.Equal("in:Done ask:exited", result.Path());
        Assert.Empty(result.Member.Tasks);
        Assert.Equal(["task care", "-task care"], result.Effects("ask"));
    }

    [Fact]
    public async Task GuideTask_OverdueAndEnrollmentExitsLater_IsWithdrawn()
    {
        var result = await new Lab()
            .Journey([Enter, Task, """rest Wait {"duration":"P5D"}"""], "in.Done>ask ask.Overdue>rest", """{"exitWhen":{"event":"order.paid","atLeast":1}}""")
            .Happens("start", TimeSpan.Zero).Happens("order.paid", TimeSpan.FromDays(3)).RunAsync();

        Assert.Equal("in:Done ask:Overdue rest:exited", result.Path());
        Assert.Empty(result.Member.Tasks);
    }

    [Fact]
    public async Task GuideTask_OfAnotherEnrollment_StaysWhenThisOneExits()
    {
        var result = await One(Task).Journey([Enter.Replace("start", "later"), Task], "in.Done>ask", """{"exitWhen":{"event":"order.paid","atLeast":1}}""")
            .Happens("start", TimeSpan.Zero).Happens("later", TimeSpan.FromHours(1)).Happens("order.paid", TimeSpan.FromHours(2)).Finishes("care", "Well", TimeSpan.FromHours(3)).RunAsync();

        Assert.Equal("in:Done ask:Well", result.Path());
        Assert.Equal(EnrollmentState.Exited, result.State(2));
    }

    [Fact]
    public async Task GuideTask_BranchCancelledByAJoin_IsWithdrawn()
    {
        var result = await new Lab()
            .Journey(
                [Enter, Task, """paid WaitForEvent {"event":"order.paid"}""", """either Join {"mode":"any"}""", """rest Wait {"duration":"P9D"}"""],
                "in.Done>ask in.Done>paid ask.Well>either paid.Happened>either either.Done>rest")
            .Happens("start", TimeSpan.Zero).Happens("order.paid", TimeSpan.FromHours(1)).Happens("end", TimeSpan.FromHours(2)).RunAsync();

        Assert.Contains("ask:cancelled", result.Path(), StringComparison.Ordinal);
        Assert.Empty(result.Member.Tasks);
    }

    [Fact]
    [Trait("Semantics", "tasks.withdrawn")]
    public async Task GuideTask_PurposeIsMet_IsWithdrawnAndLeavesByMet()
    {
        var task = Task[..^1] + ""","metWhen":{"event":"order.paid","atLeast":1}}""";

        var result = await One(task).Happens("start", TimeSpan.Zero).Happens("order.paid", TimeSpan.FromHours(4)).RunAsync();

        Assert.Equal("in:Done ask:Met", result.Path());
        Assert.Equal(Lab.Start.AddHours(4), result.Left("ask"));
        Assert.Empty(result.Member.Tasks);
    }

    [Fact]
    public async Task GuideTask_PurposeNotMet_StillEndsByOutcomeOrOverdue()
    {
        var task = Task[..^1] + ""","metWhen":{"event":"order.paid","atLeast":1}}""";

        var done = await One(task).Happens("start", TimeSpan.Zero).Happens("page.viewed", TimeSpan.FromHours(1)).Finishes("care", "Well", TimeSpan.FromHours(2)).RunAsync();
        var late = await One(task).Happens("start", TimeSpan.Zero).RunAsync();

        Assert.Equal("in:Done ask:Well", done.Path());
        Assert.Equal("in:Done ask:Overdue", late.Path());
        Assert.Equal(Lab.Start.AddDays(2), late.Left("ask"));
    }

    [Fact]
    [Trait("Semantics", "action.task")]
    public async Task WithdrawTask_OfAnotherJourney_TakesTheTaskBack()
    {
        var result = await One(Task).Journey(["""in EventTrigger {"event":"order.paid"}""", """back WithdrawTask {"purpose":"care"}"""], "in.Done>back")
            .Happens("start", TimeSpan.Zero).Happens("order.paid", TimeSpan.FromHours(1)).RunAsync();

        Assert.Equal(["-task care"], result.Effects("back", 2));
        Assert.Equal("in:Done ask:Overdue", result.Path());
        Assert.Empty(result.Member.Tasks);
    }

    [Fact]
    public async Task WithdrawTask_NothingOpen_ChangesNothing()
    {
        var result = await new Lab().Journey([Enter, """back WithdrawTask {"purpose":"care"}"""], "in.Done>back").Happens("start", TimeSpan.Zero).RunAsync();

        Assert.Equal(["=-task care"], result.Effects("back"));
    }

    [Fact]
    public void GuideTask_OutcomesNamedTwiceOrLikeItsOwnPorts_AreRefused()
    {
        Assert.Equal(["port-name.twice", "port-name.twice"], Lab.Problems("GuideTask", """{"kind":"wecom","title":"Ask","outcomes":["Well","Well","Overdue"],"purpose":"care","due":"P2D"}""").Select(problem => problem.Code));
    }

    private static MemberEvent Finished(string effect) => new()
    {
        Id = 1,
        Name = GuideTasks.Finished,
        At = Lab.Start,
        StoredAt = Lab.Start,
        Properties = GuideTasks.FinishedProperties(effect, "care", "Well"),
    };

    private static Lab One(string task, string rules = "{}") => new Lab { Until = Lab.Start.AddDays(9) }.Journey([Enter, task], "in.Done>ask", rules);
}
