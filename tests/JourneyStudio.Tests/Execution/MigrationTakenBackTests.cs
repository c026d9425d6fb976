using JourneyStudio.Engine.Execution.Operating;

namespace JourneyStudio.Tests.Execution;

/// <summary>A migration that is taken back: those who have not moved since go back to where they were, with their old times.</summary>
[Trait("Semantics", "life.migrate")]
public sealed class MigrationTakenBackTests
{
    private const string Go = "in EventTrigger {\"event\":\"go\"}";
    private const string Ways = "in.Done>wait wait.Done>tag";
    private static readonly string[] Waiting = [Go, "wait Wait {\"duration\":\"PT4H\"}", "tag Tags {\"add\":[\"old\"]}"];
    private static readonly string[] Longer = [Go, "wait Wait {\"duration\":\"PT9H\"}", "tag Tags {\"add\":[\"vip\"]}"];

    [Fact]
    public async Task TakeBack_NotMovedSince_HasItsOldTimeInItsOldVersion()
    {
        var lab = await OperatedLab.EnteredAsync(Waiting, Ways);
        lab.PublishAgain(Longer, Ways);
        await lab.MigrateAsync(1);
        Assert.Equal(9, await lab.DueAsync());
        Assert.Equal((1, 0), await lab.TakeBackAsync(2));
        Assert.Equal(("in:Done wait:migrated wait:migrated!migrate wait!migrate", "1 1 2 1", 4), (await lab.PathAsync(), await lab.VersionsAsync(), await lab.DueAsync()));
        await lab.RunAsync(4);
        Assert.Equal("1 1 2 1 1", await lab.VersionsAsync());
    }

    [Fact]
    public async Task TakeBack_OldTimeIsOverMeanwhile_GoesOnInTheOldVersion()
    {
        var lab = await OperatedLab.EnteredAsync(Waiting, Ways);
        lab.PublishAgain(Longer, Ways);
        await lab.MigrateAsync(1);
        await lab.TakeBackAsync(6);
        Assert.Equal(("1 1 2 1 1", 6), (await lab.VersionsAsync(), await lab.LeftAsync("wait")));
    }

    [Fact]
    public async Task TakeBack_MovedSince_Stays()
    {
        var lab = await OperatedLab.EnteredAsync(Waiting, Ways);
        lab.PublishAgain([.. Longer, "rest Wait {\"duration\":\"P9D\"}"], Ways + " tag.Done>rest");
        await lab.MigrateAsync(1);
        await lab.RunAsync(9);
        Assert.Equal((0, 1), await lab.TakeBackAsync(10));
        Assert.Equal("1 1 2 2 2", await lab.VersionsAsync());
    }

    [Fact]
    public async Task TakeBack_WentOnWithTheMigration_Stays()
    {
        var lab = await OperatedLab.EnteredAsync(Waiting, Ways);
        lab.PublishAgain([Go, "wait Wait {\"duration\":\"PT1H\"}", "tag Wait {\"duration\":\"P9D\"}"], Ways);
        await lab.MigrateAsync(2);
        Assert.Equal((0, 0), await lab.TakeBackAsync(3));
    }

    [Fact]
    public async Task TakeBack_LetOut_IsInAgainWhereItStood()
    {
        var lab = await OperatedLab.EnteredAsync(Waiting, Ways);
        lab.PublishAgain(Longer, Ways);
        await lab.MigrateAsync(1, ("wait", MigrationChoice.Exit));
        Assert.Equal("Exited", await lab.StatesAsync());
        Assert.Equal((1, 0), await lab.TakeBackAsync(2));
        Assert.Equal(("in:Done wait:exited!migrate wait!migrate", "Active", 4), (await lab.PathAsync(), await lab.StatesAsync(), await lab.DueAsync()));
    }

    [Fact]
    public async Task TakeBack_LetOutAndInAgainMeanwhile_StaysOut()
    {
        var lab = await OperatedLab.EnteredAsync(Waiting, Ways, """{"reentry":{"mode":"always"}}""");
        lab.PublishAgain(Longer, Ways, """{"reentry":{"mode":"always"}}""");
        await lab.MigrateAsync(1, ("wait", MigrationChoice.Exit));
        await lab.HappensAsync(2, "go");
        Assert.Equal((0, 1), await lab.TakeBackAsync(3));
        Assert.Equal("Exited Active", await lab.StatesAsync());
    }

    [Fact]
    public async Task TakeBack_AfterAPause_IsLateByThePause()
    {
        var lab = await OperatedLab.EnteredAsync(Waiting, Ways);
        lab.PublishAgain(Longer, Ways);
        await lab.MigrateAsync(1);
        await lab.PauseAsync(2);
        await lab.ResumeAsync(5, ResumeMode.Freeze);
        await lab.TakeBackAsync(6);
        Assert.Equal(7, await lab.DueAsync());
    }

    [Fact]
    public async Task TakeBack_Twice_DoesNothingTheSecondTime()
    {
        var lab = await OperatedLab.EnteredAsync(Waiting, Ways);
        lab.PublishAgain(Longer, Ways);
        await lab.MigrateAsync(1);
        await lab.TakeBackAsync(2);
        Assert.Equal((0, 1), await lab.TakeBackAsync(3));
    }
}
