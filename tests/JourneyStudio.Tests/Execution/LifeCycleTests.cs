using JourneyStudio.Engine.Execution.Operating;

namespace JourneyStudio.Tests.Execution;

/// <summary>SEMANTICS, "Life cycle".</summary>
public sealed class LifeCycleTests
{
    private const string Go = "in EventTrigger {\"event\":\"go\"}";
    private const string Ways = "in.Done>wait wait.Done>tag";
    private const string PaidWays = "in.Done>wait wait.Happened>tag wait.Timeout>late";
    private const string Restless = """{"reentry":{"mode":"always"}}""";
    private static readonly string[] Waiting = [Go, "wait Wait {\"duration\":\"PT4H\"}", "tag Tags {\"add\":[\"vip\"]}"];
    private static readonly string[] Paid = [Go, "wait WaitForEvent {\"event\":\"paid\",\"timeout\":\"PT4H\"}", "tag Tags {\"add\":[\"vip\"]}", "late Exit {\"reason\":\"late\"}"];

    [Fact]
    public async Task Pause_TimeComes_MovesNobody()
    {
        var lab = await OperatedLab.EnteredAsync(Waiting, Ways);
        await lab.PauseAsync(1);
        await lab.RunAsync(10);
        Assert.Equal("in:Done wait", await lab.PathAsync());
    }

    [Fact]
    [Trait("Semantics", "life.freeze")]
    public async Task Resume_Freeze_ShiftsDueTimesByThePause()
    {
        var lab = await OperatedLab.EnteredAsync(Waiting, Ways);
        await lab.PauseAsync(1);
        await lab.ResumeAsync(10, ResumeMode.Freeze);
        await lab.RunAsync(12.99);
        Assert.Equal("in:Done wait", await lab.PathAsync());
        await lab.RunAsync(13);
        Assert.Equal(13, await lab.LeftAsync("wait"));
    }

    [Fact]
    public async Task Resume_FreezeTwice_ShiftsByBothPauses()
    {
        var lab = await OperatedLab.EnteredAsync(Waiting, Ways);
        await lab.PauseAsync(1);
        await lab.ResumeAsync(2, ResumeMode.Freeze);
        await lab.PauseAsync(3);
        await lab.ResumeAsync(6, ResumeMode.Freeze);
        await lab.RunAsync(7.9);
        Assert.Null(await lab.LeftAsync("wait"));
        await lab.RunAsync(8);
        Assert.Equal(8, await lab.LeftAsync("wait"));
    }

    [Fact]
    [Trait("Semantics", "life.catch-up")]
    public async Task Resume_CatchUp_LeavesWhatIsOverdueToTheThrottle()
    {
        var lab = await OperatedLab.EnteredAsync(Waiting, Ways);
        await lab.PauseAsync(1);
        await lab.ResumeAsync(10, ResumeMode.CatchUp);
        Assert.Equal("in:Done wait", await lab.PathAsync());
        Assert.Equal((1, 0), await lab.CatchUpAsync(11));
        Assert.Equal("in:Done wait:Done tag:Done", await lab.PathAsync());
    }

    [Fact]
    public async Task Resume_CatchUp_WhatIsNotOverdueKeepsItsTime()
    {
        var lab = await OperatedLab.EnteredAsync(Waiting, Ways);
        await lab.PauseAsync(1);
        await lab.ResumeAsync(2, ResumeMode.CatchUp);
        await lab.RunAsync(4);
        Assert.Equal(4, await lab.LeftAsync("wait"));
    }

    [Theory]
    [Trait("Semantics", "life.drop")]
    [InlineData(10, "in:Done wait:exited", "Exited")]
    [InlineData(3, "in:Done wait", "Active")]
    public async Task Resume_Drop_ExitsWhatIsOverdue(double hours, string path, string state)
    {
        var lab = await OperatedLab.EnteredAsync(Waiting, Ways);
        await lab.PauseAsync(1);
        await lab.ResumeAsync(hours, ResumeMode.Drop);
        Assert.Equal((path, state), (await lab.PathAsync(), await lab.StatesAsync()));
    }

    [Theory]
    [InlineData(ResumeMode.Freeze)]
    [InlineData(ResumeMode.CatchUp)]
    [InlineData(ResumeMode.Drop)]
    public async Task EventDuringAPause_SatisfiesAWait_IsKeptAndActsOnResume(ResumeMode mode)
    {
        var lab = await OperatedLab.EnteredAsync(Paid, PaidWays);
        await lab.PauseAsync(1);
        await lab.HappensAsync(2, "paid");
        Assert.Equal("in:Done wait", await lab.PathAsync());
        await lab.ResumeAsync(3, mode);
        Assert.Equal("in:Done wait:Happened tag:Done", await lab.PathAsync());
        Assert.Equal(3, await lab.LeftAsync("wait"));
    }

    [Theory]
    [InlineData(ResumeMode.Freeze, "in:Done wait:Happened tag:Done")]
    [InlineData(ResumeMode.Drop, "in:Done wait:exited")]
    public async Task EventDuringAPause_AfterTheTimeout_CountsOnlyWhereTheClockStood(ResumeMode mode, string path)
    {
        var lab = await OperatedLab.EnteredAsync(Paid, PaidWays);
        await lab.PauseAsync(1);
        await lab.HappensAsync(5, "paid");
        await lab.ResumeAsync(6, mode);
        Assert.Equal(path, await lab.PathAsync());
    }

    [Fact]
    [Trait("Semantics", "entry.paused")]
    public async Task Pause_Entry_IsRefused()
    {
        var lab = await OperatedLab.EnteredAsync(Waiting, Ways, Restless);
        await lab.RunAsync(4);
        await lab.PauseAsync(5);
        await lab.HappensAsync(6, "go");
        await lab.ResumeAsync(7, ResumeMode.Freeze);
        Assert.Equal("Completed", await lab.StatesAsync());
    }

    [Fact]
    [Trait("Semantics", "entry.paused")]
    public async Task Pause_JourneyHoldsEntries_LetsThemInOnResume()
    {
        var lab = await OperatedLab.EnteredAsync(Waiting, Ways, """{"reentry":{"mode":"always"},"whenPaused":"hold"}""");
        await lab.RunAsync(4);
        await lab.PauseAsync(5);
        await lab.HappensAsync(6, "go");
        Assert.Equal("Completed", await lab.StatesAsync());
        await lab.ResumeAsync(7, ResumeMode.Freeze);
        await lab.RunAsync(11);
        Assert.Equal("Completed Completed", await lab.StatesAsync());
        Assert.Equal(11, await lab.LeftAsync("wait"));
    }

    [Fact]
    [Trait("Semantics", "life.stop")]
    public async Task Stop_AtOnce_EveryoneExitsStopped()
    {
        var lab = await OperatedLab.EnteredAsync([.. Waiting, "b Wait {\"duration\":\"P9D\"}"], "in.Done>wait in.Done>b wait.Done>tag");
        Assert.Equal((1, 0), await lab.StopAsync(1));
        Assert.Equal(("in:Done wait:stopped b:stopped", "Stopped"), (await lab.PathAsync(), await lab.StatesAsync()));
    }

    [Fact]
    public async Task Stop_WhilePaused_LetsEverybodyOut()
    {
        var lab = await OperatedLab.EnteredAsync(Waiting, Ways);
        await lab.PauseAsync(1);
        await lab.StopAsync(2);
        Assert.Equal("Stopped", await lab.StatesAsync());
    }
}
