using JourneyStudio.IntegrationTests.PostgreSql;
using Xunit.Abstractions;

namespace JourneyStudio.IntegrationTests.Runtime.Killed;

/// <summary>
/// Three nodes at work while one thing after the other happens to them: a node is killed and replaced, one stands still past its turn, PostgreSQL is stopped and started again.
/// After each the laws hold and nothing is stuck; at the end nothing was lost or doubled. NODE_ROUNDS and NODE_VISITORS make it longer, NODE_SEED repeats it.
/// </summary>
public sealed class NodeFaultTests(ITestOutputHelper output)
{
    private static readonly TimeSpan SlotTurn = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Pause = SlotTurn + TimeSpan.FromSeconds(3);
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(4);

    private static readonly int Rounds = Kills.Number("NODE_ROUNDS", 4);
    private static readonly int Visitors = Kills.Number("NODE_VISITORS", 800);

    /// <summary>Within so many steps of each visitor of a round something happens; each takes 14 in all.</summary>
    private const int Steps = 8;

    [Fact]
    public async Task Nodes_DatabaseRestartedAndNodesKilledAndPausedInTurn_CarryOnByThemselves()
    {
        var seed = Kills.Number("NODE_SEED", Random.Shared.Next());
        output.WriteLine($"seed {seed} (NODE_SEED={seed} chooses the same instants again)");
        var random = new Random(seed);
        using var patience = new CancellationTokenSource(Patience * Math.Max(1, Rounds / 4) + TimeSpan.FromMilliseconds(Visitors * 50));
        using var server = PostgreSqlServer.Own();
        await using var nodes = await Nodes.OpenAsync(server.ConnectionString("studio"), Visitors, SlotTurn);
        await nodes.StartAsync(3, patience.Token);

        foreach (var (round, visitors) in nodes.Visitors.Chunk((Visitors + Rounds - 1) / Rounds).Index())
        {
            var before = nodes.Count("trace");
            var visits = nodes.VisitAsync(visitors, patience.Token);
            await nodes.WorkedAsync(before + random.Next(visitors.Length, visitors.Length * Steps), patience.Token);
            var fault = await FaultAsync(round % 4, nodes, server, random, patience.Token);
            await nodes.LawsAsync(overdueBefore: null);
            var (steps, messages) = (nodes.Count("trace"), nodes.Count("mailbox"));
            output.WriteLine($"round {round + 1}, {fault}: {steps} steps, {messages} messages; all that was due was done after {await nodes.NothingStuckAsync()}");
            await visits;
            await nodes.LawsAsync(overdueBefore: null);
        }

        output.WriteLine($"end: {nodes.Count("trace")} steps, {nodes.Count("mailbox")} messages, {nodes.Studio.Scalar("select count(*) from mailbox where copies > 1")} handed over more than once");
        await nodes.LawsAsync(TimeProvider.System.GetUtcNow() - 2 * SlotTurn);
        Assert.Empty(ClubLaws.Check(nodes.Studio));
        await nodes.TerminateAsync();
    }

    private static async Task<string> FaultAsync(int fault, Nodes nodes, PostgreSqlServer server, Random random, CancellationToken cancellationToken)
    {
        switch (fault)
        {
            case 0:
                await RestartAsync(server, "fast", TimeSpan.FromSeconds(1 + random.Next(4)), cancellationToken);
                return "restarted";
            case 1:
                await nodes.KillAsync(random.Next(3));
                await nodes.StartAsync(1, cancellationToken);
                return "a node killed";
            case 2:
                await RestartAsync(server, "immediate", TimeSpan.FromSeconds(1 + random.Next(4)), cancellationToken);
                return "crashed and recovered";
            default:
                var paused = nodes[random.Next(3)];
                await paused.PauseAsync();
                await WaitAsync(Pause, cancellationToken);
                await paused.ContinueAsync();
                return "a node stood still";
        }
    }

    private static async Task RestartAsync(PostgreSqlServer server, string mode, TimeSpan away, CancellationToken cancellationToken)
    {
        server.Stop(mode);
        await WaitAsync(away, cancellationToken);
        server.StartAgain();
        Npgsql.NpgsqlConnection.ClearAllPools();
    }

    private static async Task WaitAsync(TimeSpan time, CancellationToken cancellationToken)
    {
        using var timer = new PeriodicTimer(time);
        await timer.WaitForNextTickAsync(cancellationToken);
    }
}
