using JourneyStudio.Engine.Execution.Operating;

namespace JourneyStudio.Tests.Execution;

/// <summary>SEMANTICS, "Running": a failure "can be retried from there as a new step"; law 7: "an operator's step (retry, skip, move …) with its actor".</summary>
public sealed class OperatorStepTests
{
    private const string Go = "in EventTrigger {\"event\":\"go\"}";
    private static readonly string[] Waiting = [Go, "wait Wait {\"duration\":\"PT4H\"}", "tag Tags {\"add\":[\"vip\"]}", "end Exit {}"];

    [Fact]
    [Trait("Semantics", "running.retry")]
    public async Task Retry_FailedLoop_RunsFromThereAsANewStep()
    {
        var lab = await OperatedLab.EnteredAsync([Go, "a Tags {\"add\":[\"vip\"]}"], "in.Done>a a.Done>a");
        Assert.Equal("Failed", await lab.StatesAsync());
        Assert.Equal((1, 0), await lab.RetryAsync(1));
        Assert.Contains("a:failed a:Done!retry a:Done", await lab.PathAsync(), StringComparison.Ordinal);
        Assert.Equal("Failed", await lab.StatesAsync());
    }

    [Fact]
    public async Task Retry_AnotherActivityMeant_ChangesNothing()
    {
        var lab = await OperatedLab.EnteredAsync([Go, "a Tags {\"add\":[\"vip\"]}"], "in.Done>a a.Done>a");
        Assert.Equal((0, 1), await lab.RetryAsync(1, new TokenQuery { Activity = "in" }));
        Assert.DoesNotContain("!retry", await lab.PathAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Retry_MemberIsInAgain_IsLeft()
    {
        var lab = await OperatedLab.EnteredAsync(
            [Go, "again Condition {\"rule\":{\"event\":\"go\",\"atLeast\":2}}", "wait Wait {\"duration\":\"P9D\"}", "a Tags {\"add\":[\"vip\"]}"],
            "in.Done>again again.Yes>wait again.No>a a.Done>a",
            """{"reentry":{"mode":"always"}}""");
        await lab.HappensAsync(1, "go");
        Assert.Equal("Failed Active", await lab.StatesAsync());
        Assert.Equal((0, 1), await lab.RetryAsync(2, new TokenQuery { Activity = "a" }));
    }

    [Fact]
    public async Task Skip_Port_IsTracedWithTheActorAndFollowed()
    {
        var lab = await OperatedLab.EnteredAsync(Waiting, "in.Done>wait wait.Done>tag");
        Assert.Equal((1, 0), await lab.SkipAsync(1, "Done"));
        Assert.Equal(("in:Done wait:Done!skip tag:Done", "Completed"), (await lab.PathAsync(), await lab.StatesAsync()));
    }

    [Fact]
    public async Task Skip_PortThatTheActivityLacks_IsLeft()
    {
        var lab = await OperatedLab.EnteredAsync(Waiting, "in.Done>wait wait.Done>tag");
        Assert.Equal((0, 1), await lab.SkipAsync(1, "Nowhere"));
        Assert.Equal("in:Done wait", await lab.PathAsync());
    }

    [Fact]
    public async Task Move_ToAnotherActivity_IsANewStepWithTheActor()
    {
        var lab = await OperatedLab.EnteredAsync(Waiting, "in.Done>wait wait.Done>tag");
        Assert.Equal((1, 0), await lab.MoveAsync(1, "end"));
        Assert.Equal(("in:Done wait:moved end:exited!move", "Exited"), (await lab.PathAsync(), await lab.StatesAsync()));
    }

    [Theory]
    [InlineData("in")]
    [InlineData("nowhere")]
    public async Task Move_ToATriggerOrNowhere_IsLeft(string target)
    {
        var lab = await OperatedLab.EnteredAsync(Waiting, "in.Done>wait wait.Done>tag");
        Assert.Equal((0, 1), await lab.MoveAsync(1, target));
    }

    [Fact]
    public async Task Query_SinceAndBefore_MeanTheArrival()
    {
        var lab = await OperatedLab.EnteredAsync(Waiting, "in.Done>wait wait.Done>tag");
        Assert.Equal((0, 0), await lab.SkipAsync(1, "Done", new TokenQuery { Since = Lab.Start.AddMinutes(1) }));
        Assert.Equal((0, 0), await lab.SkipAsync(1, "Done", new TokenQuery { Before = Lab.Start }));
        Assert.Equal((1, 0), await lab.SkipAsync(1, "Done", new TokenQuery { Since = Lab.Start, Before = Lab.Start.AddMinutes(1) }));
    }

    [Fact]
    [Trait("Semantics", "running.retry")]
    public async Task Retry_OfSeveralBranches_MeetsAtTheirJoinAgain()
    {
        // Two branches undo each other's tag until both are stopped; tried again they wait, and the join counts them both.
        var lab = await OperatedLab.EnteredAsync(
            [Go, "a Tags {\"add\":[\"vip\"]}", "b Tags {\"add\":[\"regular\"]}", "first WaitForRule {\"rule\":{\"tag\":\"vip\"}}", "off Tags {\"remove\":[\"vip\"]}", "second WaitForRule {\"rule\":{\"tag\":\"vip\",\"has\":false}}", "on Tags {\"add\":[\"vip\"]}", "both Join {\"mode\":\"all\"}", "end Tags {\"add\":[\"checked-in\"]}"],
            "in.Done>first in.Done>second first.Met>off off.Done>first second.Met>on on.Done>second both.Done>end");
        Assert.Equal("Failed", await lab.StatesAsync());
        Assert.Equal((1, 0), await lab.RetryAsync(1));
        await lab.MoveAsync(1, "both");
        Assert.EndsWith("end:Done", await lab.PathAsync(), StringComparison.Ordinal);
    }
}
