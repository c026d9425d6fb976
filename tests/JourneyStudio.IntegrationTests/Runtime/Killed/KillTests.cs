using System.Globalization;
using JourneyStudio.IntegrationTests.Storage;
using JourneyStudio.Storage;
using Xunit.Abstractions;

namespace JourneyStudio.IntegrationTests.Runtime.Killed;

/// <summary>Kill -9 at any instant loses nothing and doubles nothing.</summary>
public sealed class KillTests(ITestOutputHelper output)
{
    /// <summary>Steps and messages of the whole run, about: the kills are spread over them.</summary>
    private static readonly int Work = 18 * Kills.Members;

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3 + Kills.Members / 5_000);

    [Fact]
    public async Task Run_KilledAgainAndAgain_KeepsTheLawsAndLosesOrDoublesNothing()
    {
        var seed = Kills.Seed("club");
        var random = new Random(seed);
        await using var studio = new TemporaryStudio();
        await PrepareAsync(studio.DataDirectory);

        foreach (var (kill, work) in Enumerable.Range(0, Kills.Rounds).Select(_ => random.Next(Work / 50, Work)).Order().Index())
        {
            using var host = HostProcess.Start(studio.DataDirectory);
            using var patience = new CancellationTokenSource(Patience);
            Assert.True(await host.StartedAsync(patience.Token), $"seed {seed}: run {kill + 1} did not start");
            await WorkedAsync(studio, work, patience.Token);
            await host.KillAfterAsync(TimeSpan.FromMilliseconds(random.Next(60)));
            await Kills.LawsAsync(studio, seed, overdueBefore: null);
            output.WriteLine($"kill {kill + 1}: {Steps(studio)} steps, {Messages(studio)} messages");
        }
        using var last = HostProcess.Start(studio.DataDirectory);
        Assert.True(await last.EndsWithinAsync(Patience), $"seed {seed}: the last run did not drain");
        Assert.True(last.ExitCode == 0, $"seed {seed}: {await last.ErrorsAsync()}");

        output.WriteLine($"end: {Steps(studio)} steps, {Messages(studio)} messages, {studio.Scalar("select count(*) from mailbox where copies > 1")} handed over more than once");
        await Kills.LawsAsync(studio, seed, TimeProvider.System.GetUtcNow() - Kills.TwoSlotTurns);
        var findings = ClubLaws.Check(studio).ToList();
        Assert.True(findings.Count == 0, $"seed {seed}:\n{string.Join('\n', findings)}");
    }

    [Fact]
    public async Task Stop_WhileWorking_FinishesTheBatchAndGivesTheClaimsBack()
    {
        await using var studio = new TemporaryStudio();
        await PrepareAsync(studio.DataDirectory);
        using var host = HostProcess.Start(studio.DataDirectory);
        using var patience = new CancellationTokenSource(Patience);
        Assert.True(await host.StartedAsync(patience.Token));
        await WorkedAsync(studio, Work / 4, patience.Token);

        await host.TerminateAsync();

        Assert.True(await host.EndsWithinAsync(TimeSpan.FromSeconds(30)), "it did not stop");
        Assert.True(host.ExitCode == 0, await host.ErrorsAsync());
        Assert.Equal(0L, studio.Scalar("select count(*) from outbox where leased_by is not null"));
        Assert.Equal(0L, studio.Scalar("select count(*) from message where state = 'sending'"));
        Assert.Equal(0L, studio.Scalar("select count(*) from mailbox where copies > 1"));
        await Kills.LawsAsync(studio, seed: 0, overdueBefore: null);
    }

    internal static async Task PrepareAsync(string dataDirectory)
    {
        await using var studio = new TemporaryStudio(dataDirectory, services => services.AddRuntimeUnderTest(workers: false));
        Assert.Null(await studio.Services.OpenStudioStorageAsync());
        var workspace = new Workspace(studio.Services);
        await workspace.AddClubAsync();
        await workspace.AddMembersAsync(Kills.Members);
    }

    /// <summary>Waits until so much has been done, looking from outside.</summary>
    internal static async Task WorkedAsync(TemporaryStudio studio, int work, CancellationToken cancellationToken)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(5));
        while (Steps(studio) + Messages(studio) < work && await timer.WaitForNextTickAsync(cancellationToken))
        {
        }
    }

    private static long Steps(TemporaryStudio studio) => Count(studio, "trace");

    private static long Messages(TemporaryStudio studio) => Count(studio, "mailbox");

    private static long Count(TemporaryStudio studio, string table) => Convert.ToInt64(studio.Scalar($"select count(*) from {table}"), CultureInfo.InvariantCulture);
}
