using System.Globalization;
using Xunit.Abstractions;

namespace JourneyStudio.IntegrationTests.Runtime.Killed;

/// <summary>
/// Three nodes on one PostgreSQL; one is killed, one stands still past its turn and goes on. Nothing is lost, doubled or stuck.
/// NODE_VISITORS makes it longer.
/// </summary>
public sealed class NodeTests(ITestOutputHelper output)
{
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
        await using var nodes = await Nodes.OpenAsync(at: null, Visitors, SlotTurn);
        await nodes.StartAsync(3, patience.Token);
        var visits = nodes.VisitAsync(nodes.Visitors, patience.Token);
        await nodes.WorkedAsync(random.Next(Visitors, Visitors * 3), patience.Token);
        await nodes.KillAsync(0);
        await nodes.LawsAsync(overdueBefore: null);
        await nodes.WorkedAsync(nodes.Count("trace") + random.Next(Visitors / 2), patience.Token);
        await nodes[0].PauseAsync();
        await nodes.LawsAsync(overdueBefore: null);
        await WaitAsync(Pause, patience.Token);
        await nodes[0].ContinueAsync();

        await visits;

        output.WriteLine($"{nodes.Count("trace")} steps, {nodes.Count("mailbox")} messages, {nodes.Studio.Scalar("select count(*) from mailbox where copies > 1")} handed over more than once");
        await nodes.LawsAsync(TimeProvider.System.GetUtcNow() - 2 * SlotTurn);
        Assert.Empty(ClubLaws.Check(nodes.Studio));
        await nodes.TerminateAsync();
    }

    [Fact]
    public async Task Nodes_StartedTogether_ShareTheSlots()
    {
        using var patience = new CancellationTokenSource(Patience);
        await using var nodes = await Nodes.OpenAsync(at: null, Visitors, SlotTurn);
        await nodes.StartAsync(2, patience.Token);

        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(200));
        while (Convert.ToInt64(nodes.Studio.Scalar("select count(distinct instance_name) from qrtz_fired_triggers where job_name like 'slot-%'"), CultureInfo.InvariantCulture) < 2)
            await timer.WaitForNextTickAsync(patience.Token);

        Assert.Equal(2L, nodes.Studio.Scalar("select count(*) from qrtz_scheduler_state"));
    }

    [Fact]
    public async Task Nodes_SchedulerThatLosesTheSlots_WorkForThemAllTheSame()
    {
        const int few = 100;
        using var patience = new CancellationTokenSource(Patience);
        await using var nodes = await Nodes.OpenAsync(at: null, few, SlotTurn);
        await nodes.StartAsync(2, patience.Token);
        // As after a commit whose answer was lost: nobody fires these triggers again.
        nodes.Studio.Scalar("delete from qrtz_simple_triggers where trigger_name like 'slot-%'");
        nodes.Studio.Scalar("delete from qrtz_triggers where trigger_name like 'slot-%'");
        await WaitAsync(2 * SlotTurn, patience.Token);

        await nodes.VisitAsync(nodes.Visitors, patience.Token);

        await nodes.NothingStuckAsync();
        await nodes.LawsAsync(overdueBefore: null);
        Assert.Empty(ClubLaws.Check(nodes.Studio));
        await nodes.TerminateAsync();
    }

    [Fact]
    public async Task Nodes_SchedulerThatTakesSlotsForOwned_GetsThemBackWithoutARestart()
    {
        using var patience = new CancellationTokenSource(Patience);
        await using var nodes = await Nodes.OpenAsync(at: null, 10, SlotTurn);
        await nodes.StartAsync(2, patience.Token);
        await AllPlacedAsync(nodes, patience.Token);
        // Some triggers are gone, others taken by a node that never heard of it.
        nodes.Studio.Scalar("delete from qrtz_simple_triggers where trigger_name in ('slot-1', 'slot-2')");
        nodes.Studio.Scalar("delete from qrtz_triggers where trigger_name in ('slot-1', 'slot-2')");
        nodes.Studio.Scalar("update qrtz_triggers set trigger_state = 'ACQUIRED' where trigger_name in ('slot-3', 'slot-4')");
        nodes.Studio.Scalar("update qrtz_fired_triggers set entry_id = 'lost-' || entry_id where trigger_name in ('slot-5', 'slot-6')");
        var lost = TimeProvider.System.GetUtcNow() + SlotTurn;

        await AllPlacedAsync(nodes, patience.Token, since: lost.UtcTicks);

        await nodes.TerminateAsync();
    }

    /// <summary>Waits until the scheduler has placed every slot since an instant, in its own ticks.</summary>
    private static async Task AllPlacedAsync(Nodes nodes, CancellationToken cancellationToken, long since = 0)
    {
        var placed = new HashSet<string>();
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(200));
        while (placed.Count < 16)
        {
            var fired = $"select coalesce(string_agg(distinct job_name, ' '), '') from qrtz_fired_triggers where job_name like 'slot-%' and entry_id not like 'lost-%' and fired_time > {since}";
            placed.UnionWith(((string)nodes.Studio.Scalar(fired)!).Split(' ', StringSplitOptions.RemoveEmptyEntries));
            await timer.WaitForNextTickAsync(cancellationToken);
        }
    }

    private static async Task WaitAsync(TimeSpan time, CancellationToken cancellationToken)
    {
        using var timer = new PeriodicTimer(time);
        await timer.WaitForNextTickAsync(cancellationToken);
    }
}
