using JourneyStudio.Engine.Execution.Operating;
using JourneyStudio.IntegrationTests.Storage;
using JourneyStudio.Runtime.Operating;

namespace JourneyStudio.IntegrationTests.Runtime.Killed;

/// <summary>Pausing, resuming and stopping in batches survives kill -9 at any instant: nobody is held twice, shifted twice, forgotten or let out twice.</summary>
public sealed class OperatedKillTests
{
    private const int Members = 3_000;
    private const long Operator = 42;
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private static readonly string Waits = Journeys.Row(
        ("start", "EventTrigger", """{"event":"test.start"}""", "Done"),
        ("wait", "Wait", """{"duration":"P30D"}""", "Done"),
        ("tag", "Tags", """{"add":["pregnant"]}""", ""));

    [Fact]
    public async Task PauseAndResume_KilledAgainAndAgain_KeepTheLawsAndMoveEveryClockAlike()
    {
        var seed = Kills.Seed("operations");
        var random = new Random(seed);
        await using var studio = new TemporaryStudio();
        await InProcess.RunAsync(studio, first => InProcess.EnterAsync(first, Waits, Members));
        for (var kill = 0; kill < Math.Min(Kills.Rounds, 20); kill++)
        {
            using var host = HostProcess.Start(studio.DataDirectory, OperatorFeed.Command);
            using var patience = new CancellationTokenSource(Patience);
            Assert.True(await host.StartedAsync(patience.Token), $"seed {seed}: run {kill + 1} did not start: {(host.HasExited ? await host.ErrorsAsync() : "")}");
            await host.KillAfterAsync(TimeSpan.FromMilliseconds(random.Next(50, 1_500)));
            await Kills.LawsAsync(studio, seed, overdueBefore: null);
            Assert.Equal((long)Members, studio.Scalar("select count(*) from enrollment where state = 'active'"));
        }

        await FinishAsync(studio);

        // Every clock has moved on by the sum of the pauses, once each.
        Assert.Equal(1L, studio.Scalar("select count(distinct due - arrived_at) from token"));
        Assert.Equal(0L, studio.Scalar("select count(*) from token where held"));
        Assert.Equal(studio.Scalar("select max(due - arrived_at) - 30 * 86400000 from token"), studio.Scalar("select max(shifted) from token"));
        await StopAsync(studio);
        Assert.Equal((long)Members, studio.Scalar("select count(*) from enrollment where state = 'stopped'"));
        await Kills.LawsAsync(studio, seed, TimeProvider.System.GetUtcNow() - Kills.TwoSlotTurns);
    }

    /// <summary>What a kill has left undone is done; a pause that stands is ended.</summary>
    private static Task FinishAsync(TemporaryStudio at) => InProcess.RunAsync(at, async studio =>
    {
        await InProcess.DrainAsync(studio);
        await studio.Get<JourneyControl>().ResumeAsync(RuntimeStudio.FirstJourney, ResumeMode.Freeze, 0, Operator, default);
        await InProcess.DrainAsync(studio);
    });

    private static Task StopAsync(TemporaryStudio at) => InProcess.RunAsync(at, async studio =>
    {
        Assert.True((await studio.Get<JourneyControl>().StopAsync(RuntimeStudio.FirstJourney, drain: false, Operator, default)).IsOk);
        await InProcess.DrainAsync(studio);
    });
}
