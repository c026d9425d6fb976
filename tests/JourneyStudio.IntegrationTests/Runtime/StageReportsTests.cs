using JourneyStudio.Engine.Execution.Operating;
using JourneyStudio.Runtime.Operating;
using JourneyStudio.Runtime.Stages;

namespace JourneyStudio.IntegrationTests.Runtime;

/// <summary>How far each stage is behind, how much waits, and how fast it works: measured, never guessed.</summary>
public sealed class StageReportsTests
{
    private const long Operator = 42;

    private static readonly string Waits = Journeys.Row(("start", "EventTrigger", """{"event":"test.start"}""", "Done"), ("wait", "Wait", """{"duration":"PT2H"}""", ""));

    [Fact]
    public async Task Read_EventsStored_CountAsThroughputOfTheIntake()
    {
        await using var studio = await RuntimeStudio.OpenAsync();
        foreach (var member in await studio.Workspace.AddMembersAsync(3))
            await studio.TellAsync(member, "test.start");

        var intake = await StageAsync(studio, StageReport.Intake);

        Assert.Equal((TimeSpan.Zero, 0L), (intake.Lag, intake.Depth));
        Assert.True(intake.PerSecond > 0);
        Assert.Equal(3, studio.Get<StageMeters>().Stored.Total);
    }

    [Fact]
    public void Backlog_WorkBegunAndDone_GrowsAndShrinks()
    {
        var backlog = new StageMeters(TimeProvider.System).Arriving;

        using (backlog.Begin(20))
        using (backlog.Begin(5))
        {
            Assert.Equal(25, backlog.Depth);
            Assert.True(backlog.Lag > TimeSpan.Zero);
        }

        Assert.Equal((TimeSpan.Zero, 0L), (backlog.Lag, backlog.Depth));
    }

    [Fact]
    public async Task Read_OperationUnderWay_ShowsHowOldAndHowManyAndThenTheThroughput()
    {
        await using var studio = await WaitingAsync(7);
        Assert.True((await studio.Get<JourneyControl>().PauseAsync(RuntimeStudio.FirstJourney, Operator, default)).IsOk);
        studio.Clock.Now = RuntimeStudio.Start.AddSeconds(90);

        var before = await StageAsync(studio, StageReport.Operations);
        await studio.AdvanceAsync();
        var after = await StageAsync(studio, StageReport.Operations);

        Assert.Equal((TimeSpan.FromSeconds(90), 1L), (before.Lag, before.Depth));
        Assert.Equal((TimeSpan.Zero, 0L), (after.Lag, after.Depth));
        Assert.Equal(7, studio.Get<StageMeters>().Operated.Total);
        Assert.True(after.PerSecond > 0);
    }

    [Fact]
    public async Task Read_CatchUpWithAThrottle_IsUnderWayButNotLate()
    {
        await using var studio = await WaitingAsync(30);
        await studio.OperateAsync(control => control.PauseAsync(RuntimeStudio.FirstJourney, Operator, default));
        await studio.AdvanceToAsync(RuntimeStudio.Start.AddHours(5));
        await studio.OperateAsync(control => control.ResumeAsync(RuntimeStudio.FirstJourney, ResumeMode.CatchUp, 1, Operator, default));
        studio.Clock.Now = RuntimeStudio.Start.AddHours(6);

        var operations = await StageAsync(studio, StageReport.Operations);

        Assert.Equal((TimeSpan.Zero, 1L), (operations.Lag, operations.Depth));
    }

    private static Task<RuntimeStudio> WaitingAsync(int members) => RuntimeStudio.StartedAsync(Waits, members);

    private static async Task<StageReport> StageAsync(RuntimeStudio studio, string name) =>
        Assert.Single(await studio.Get<StageReports>().ReadAsync(CancellationToken.None), stage => stage.Name == name);
}
