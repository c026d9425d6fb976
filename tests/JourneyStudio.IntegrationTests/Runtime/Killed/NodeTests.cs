using System.Globalization;
using JourneyStudio.IntegrationTests.Storage;
using JourneyStudio.Storage.Laws;
using Microsoft.Extensions.DependencyInjection;
using Xunit.Abstractions;

namespace JourneyStudio.IntegrationTests.Runtime.Killed;

/// <summary>
/// Three nodes on one PostgreSQL; one is killed, one stands still past its turn and goes on. Nothing is lost, doubled or stuck.
/// NODE_VISITORS makes it longer.
/// </summary>
public sealed class NodeTests(ITestOutputHelper output)
{
    private const int Nodes = 3;

    /// <summary>Longer than a turn, and longer than the others need to take a silent node for dead.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(14);
    private static readonly TimeSpan SlotTurn = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(4);

    private static int Visitors => Environment.GetEnvironmentVariable("NODE_VISITORS") is { Length: > 0 } given ? int.Parse(given, CultureInfo.InvariantCulture) : 800;

    [Fact]
    public async Task Nodes_OneKilledAndOnePausedPastItsTurn_LoseAndDoubleNothing()
    {
        var random = new Random();
        using var patience = new CancellationTokenSource(Patience + TimeSpan.FromMilliseconds(Visitors * 50));
        await using var studio = await PrepareAsync();
        var nodes = Enumerable.Range(0, Nodes).Select(_ => Start(studio)).ToList();
        try
        {
            foreach (var node in nodes)
                await UpAsync(node, patience.Token);
            var script = ActivatorUtilities.CreateInstance<VisitorScript>(studio.Services).RunAsync(patience.Token);
            await WorkedAsync(studio, random.Next(Visitors, Visitors * 3), patience.Token);
            await nodes[0].KillAfterAsync(TimeSpan.Zero);
            await LawsAsync(studio, overdueBefore: null);
            await WorkedAsync(studio, Count(studio, "trace") + random.Next(Visitors / 2), patience.Token);
            await nodes[1].PauseAsync();
            await LawsAsync(studio, overdueBefore: null);
            using (var timer = new PeriodicTimer(Pause))
                await timer.WaitForNextTickAsync(patience.Token);
            await nodes[1].ContinueAsync();

            await script;

            output.WriteLine($"{Count(studio, "trace")} steps, {Count(studio, "mailbox")} messages, {studio.Scalar("select count(*) from mailbox where copies > 1")} handed over more than once");
            await LawsAsync(studio, TimeProvider.System.GetUtcNow() - 2 * SlotTurn);
            Assert.Empty(ClubLaws.Check(studio));
            foreach (var node in nodes.Skip(1))
            {
                await node.TerminateAsync();
                Assert.True(await node.EndsWithinAsync(TimeSpan.FromSeconds(40)), "a node did not stop");
                Assert.True(node.ExitCode == 0, await node.ErrorsAsync());
            }
        }
        finally
        {
            foreach (var node in nodes)
                node.Dispose();
        }
    }

    [Fact]
    public async Task Nodes_StartedTogether_ShareTheSlots()
    {
        using var patience = new CancellationTokenSource(Patience);
        await using var studio = await PrepareAsync();
        using var first = Start(studio);
        using var second = Start(studio);
        await UpAsync(first, patience.Token);
        await UpAsync(second, patience.Token);

        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(200));
        while (Convert.ToInt64(studio.Scalar("select count(distinct instance_name) from qrtz_fired_triggers where job_name like 'slot-%'"), CultureInfo.InvariantCulture) < 2)
            await timer.WaitForNextTickAsync(patience.Token);

        Assert.Equal(2L, studio.Scalar("select count(*) from qrtz_scheduler_state"));
    }

    private static async Task<TemporaryStudio> PrepareAsync()
    {
        var studio = await TemporaryStudio.OpenAsync(Provider.PostgreSql, services => services.AddRuntimeUnderTest(workers: false));
        var workspace = new Workspace(studio.Services);
        await workspace.AddClubAsync();
        await workspace.AddMembersAsync(Visitors);
        return studio;
    }

    private static async Task UpAsync(HostProcess node, CancellationToken cancellationToken)
    {
        if (!await node.StartedAsync(cancellationToken))
            Assert.Fail(await node.ErrorsAsync());
    }

    private static HostProcess Start(TemporaryStudio studio) => HostProcess.StartNode(
        "--Database:Provider=PostgreSql", $"--Database:ConnectionString={studio.At}", $"--Runtime:SlotTurn={SlotTurn}", "--Runtime:DispatchLease=00:00:10");

    private static async Task LawsAsync(TemporaryStudio studio, DateTimeOffset? overdueBefore)
    {
        var breaches = await studio.Get<LawChecks>().CheckAsync(overdueBefore, CancellationToken.None);
        Assert.True(breaches.IsEmpty, string.Join('\n', breaches));
    }

    /// <summary>Waits until so many steps have been taken, looking from outside.</summary>
    private static async Task WorkedAsync(TemporaryStudio studio, long steps, CancellationToken cancellationToken)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        while (Count(studio, "trace") < steps && await timer.WaitForNextTickAsync(cancellationToken))
        {
        }
    }

    private static long Count(TemporaryStudio studio, string table) => Convert.ToInt64(studio.Scalar($"select count(*) from {table}"), CultureInfo.InvariantCulture);
}
