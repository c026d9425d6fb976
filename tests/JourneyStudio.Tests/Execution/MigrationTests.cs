using JourneyStudio.Engine.Execution.Operating;

namespace JourneyStudio.Tests.Execution;

/// <summary>SEMANTICS, "Life cycle": "members in flight stay on theirs until migrated by an explicit map"; decision 0028 says what that does to times.</summary>
[Trait("Semantics", "life.migrate")]
public sealed class MigrationTests
{
    private const string Go = "in EventTrigger {\"event\":\"go\"}";
    private const string Tag = "tag Tags {\"add\":[\"vip\"]}";
    private const string Ways = "in.Done>wait wait.Done>tag";
    private static readonly string[] Waiting = [Go, "wait Wait {\"duration\":\"PT4H\"}", "tag Tags {\"add\":[\"old\"]}"];
    private static readonly string[] SameWait = [Go, "wait Wait {\"duration\":\"PT4H\"}", Tag];

    [Fact]
    public async Task Migrate_NobodyAskedForIt_TheyStayOnTheirVersion()
    {
        var lab = await OperatedLab.EnteredAsync(Waiting, Ways);
        lab.PublishAgain(SameWait, Ways);
        await lab.RunAsync(4);
        Assert.Equal("1 1 1", await lab.VersionsAsync());
    }

    [Fact]
    public async Task Migrate_WaitIsTheSame_KeepsItsTimeAndIsANewStepWithTheActor()
    {
        var lab = await OperatedLab.EnteredAsync(Waiting, Ways);
        lab.PublishAgain(SameWait, Ways);
        Assert.Equal((1, 0), await lab.MigrateAsync(1));
        Assert.Equal(("in:Done wait:migrated wait!migrate", 4), (await lab.PathAsync(), await lab.DueAsync()));
        await lab.RunAsync(4);
        Assert.Equal(("in:Done wait:migrated wait:Done!migrate tag:Done", "1 1 2 2", "Completed"), (await lab.PathAsync(), await lab.VersionsAsync(), await lab.StatesAsync()));
    }

    [Theory]
    [InlineData("PT6H", 6)]
    [InlineData("PT2H", 2)]
    [InlineData("P1D", 24)]
    public async Task Migrate_WaitHasChanged_IsResolvedAnewFromTheArrival(string duration, double due)
    {
        var lab = await OperatedLab.EnteredAsync(Waiting, Ways);
        lab.PublishAgain([Go, $$"""wait Wait {"duration":"{{duration}}"}""", Tag], Ways);
        await lab.MigrateAsync(1);
        Assert.Equal(due, await lab.DueAsync());
    }

    [Fact]
    public async Task Migrate_NewTimeIsOver_GoesOnAtOnce()
    {
        var lab = await OperatedLab.EnteredAsync(Waiting, Ways);
        lab.PublishAgain([Go, "wait Wait {\"duration\":\"PT2H\"}", Tag], Ways);
        await lab.MigrateAsync(3);
        Assert.Equal(("in:Done wait:migrated wait:Done!migrate tag:Done", 3), (await lab.PathAsync(), await lab.LeftAsync("wait")));
    }

    [Fact]
    public async Task Migrate_ToAnotherActivity_ArrivesThere()
    {
        var lab = await OperatedLab.EnteredAsync(Waiting, Ways);
        lab.PublishAgain([Go, "rest Wait {\"duration\":\"PT3H\"}", Tag], "in.Done>rest rest.Done>tag");
        await lab.MigrateAsync(1, ("wait", MigrationChoice.To("rest")));
        Assert.Equal(("in:Done wait:migrated rest!migrate", 4), (await lab.PathAsync(), await lab.DueAsync()));
    }

    [Fact]
    public async Task Migrate_MapSaysStay_LeavesTheWholeEnrollment()
    {
        var lab = await OperatedLab.EnteredAsync([.. Waiting, "b Wait {\"duration\":\"PT9H\"}"], "in.Done>wait in.Done>b wait.Done>tag");
        lab.PublishAgain([.. SameWait, "b Wait {\"duration\":\"PT9H\"}"], "in.Done>wait in.Done>b wait.Done>tag");
        Assert.Equal((0, 1), await lab.MigrateAsync(1, ("b", MigrationChoice.Stay)));
        Assert.Equal("in:Done wait b", await lab.PathAsync());
    }

    [Fact]
    public async Task Migrate_MapSaysExit_LetsTheWholeEnrollmentOutByTheActor()
    {
        var lab = await OperatedLab.EnteredAsync([.. Waiting, "b Wait {\"duration\":\"PT9H\"}"], "in.Done>wait in.Done>b wait.Done>tag");
        lab.PublishAgain(SameWait, Ways);
        Assert.Equal((1, 0), await lab.MigrateAsync(1, ("b", MigrationChoice.Exit)));
        Assert.Equal(("in:Done wait:exited!migrate b:exited!migrate", "Exited"), (await lab.PathAsync(), await lab.StatesAsync()));
    }

    [Fact]
    public async Task Migrate_WaitForAnEvent_IsSatisfiedInTheNewVersionByWhatItWaitsForNow()
    {
        var lab = await OperatedLab.EnteredAsync([Go, "wait WaitForEvent {\"event\":\"paid\"}", Tag], "in.Done>wait wait.Happened>tag");
        lab.PublishAgain([Go, "wait WaitForEvent {\"event\":\"claimed\"}", Tag], "in.Done>wait wait.Happened>tag");
        await lab.MigrateAsync(1);
        await lab.HappensAsync(2, "paid");
        Assert.Equal("in:Done wait:migrated wait!migrate", await lab.PathAsync());
        await lab.HappensAsync(3, "claimed");
        Assert.EndsWith("wait:Happened!migrate tag:Done", await lab.PathAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Migrate_WaitForARuleThatHoldsAlready_GoesOn()
    {
        var lab = await OperatedLab.EnteredAsync([Go, "wait WaitForRule {\"rule\":{\"tag\":\"vip\"}}", Tag], "in.Done>wait wait.Met>tag");
        lab.PublishAgain([Go, "wait WaitForRule {\"rule\":{\"tag\":\"vip\",\"has\":false}}", Tag], "in.Done>wait wait.Met>tag");
        await lab.MigrateAsync(1);
        Assert.Equal("in:Done wait:migrated wait:Met!migrate tag:Done", await lab.PathAsync());
    }

    [Fact]
    public async Task Migrate_BranchesOfAFork_MeetAtTheJoinOfTheNewVersion()
    {
        const string Forked = "in.Done>a in.Done>b a.Done>both b.Done>both both.Done>tag";
        string[] drawn = [Go, "a Wait {\"duration\":\"PT1H\"}", "b Wait {\"duration\":\"PT9H\"}", "both Join {\"mode\":\"all\"}", Tag];
        var lab = await OperatedLab.EnteredAsync(drawn, Forked);
        await lab.RunAsync(1);
        lab.PublishAgain(drawn, Forked);
        await lab.MigrateAsync(2);
        Assert.Equal("in:Done a:Done b:migrated both:migrated both!migrate b!migrate", await lab.PathAsync());
        await lab.RunAsync(9);
        Assert.EndsWith("both:Done!migrate b:Done!migrate both:joined tag:Done", await lab.PathAsync(), StringComparison.Ordinal);
        Assert.Equal("Completed", await lab.StatesAsync());
    }

    [Fact]
    public async Task Migrate_NobodyElseCanComeToTheJoinAnyMore_ItGoesOn()
    {
        var lab = await OperatedLab.EnteredAsync(
            [Go, "a Wait {\"duration\":\"PT1H\"}", "b Wait {\"duration\":\"PT9H\"}", "both Join {\"mode\":\"all\"}", Tag], "in.Done>a in.Done>b a.Done>both b.Done>both both.Done>tag");
        await lab.RunAsync(1);
        lab.PublishAgain([Go, "a Wait {\"duration\":\"PT1H\"}", "b Wait {\"duration\":\"PT9H\"}", "both Join {\"mode\":\"all\"}", Tag], "in.Done>a in.Done>b a.Done>both both.Done>tag");
        await lab.MigrateAsync(2);
        Assert.EndsWith("both:Done!migrate b!migrate tag:Done", await lab.PathAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Migrate_ExitRuleOfTheNewVersionHolds_ExitsThereAndRunsNothing()
    {
        var lab = await OperatedLab.EnteredAsync(Waiting, Ways);
        await lab.HappensAsync(1, "bought");
        lab.PublishAgain([Go, "rest Tags {\"add\":[\"vip\"]}"], "in.Done>rest", """{"exitWhen":{"event":"bought"}}""");
        await lab.MigrateAsync(2, ("wait", MigrationChoice.To("rest")));
        Assert.Equal(("in:Done wait:migrated rest:exited!migrate", "Exited"), (await lab.PathAsync(), await lab.StatesAsync()));
    }

    [Fact]
    public async Task Migrate_AfterAPause_KeepsTheShiftedTime()
    {
        var lab = await OperatedLab.EnteredAsync(Waiting, Ways);
        await lab.PauseAsync(1);
        await lab.ResumeAsync(3, ResumeMode.Freeze);
        lab.PublishAgain([Go, "wait Wait {\"duration\":\"PT5H\"}", Tag], Ways);
        await lab.MigrateAsync(4);
        Assert.Equal(7, await lab.DueAsync());
    }
}
