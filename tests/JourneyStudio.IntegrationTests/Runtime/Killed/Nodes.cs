using System.Globalization;
using JourneyStudio.IntegrationTests.Storage;
using JourneyStudio.Storage;
using JourneyStudio.Storage.Laws;
using Microsoft.Extensions.DependencyInjection;

namespace JourneyStudio.IntegrationTests.Runtime.Killed;

/// <summary>Several nodes, each a process of its own, on one PostgreSQL with the club and its visitors.</summary>
internal sealed class Nodes : IAsyncDisposable
{
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(50);

    private readonly TimeSpan slotTurn;
    private readonly List<HostProcess> all = [];

    private Nodes(TemporaryStudio studio, TimeSpan slotTurn, IReadOnlyList<long> visitors) => (Studio, this.slotTurn, Visitors) = (studio, slotTurn, visitors);

    public TemporaryStudio Studio { get; }

    public IReadOnlyList<long> Visitors { get; }

    public HostProcess this[int index] => all[index];

    /// <param name="at">Connection string of a database that is not there yet; null for a new one on the shared server.</param>
    /// <param name="visitors">How many members.</param>
    /// <param name="slotTurn">How long nodes own their slots.</param>
    public static async Task<Nodes> OpenAsync(string? at, int visitors, TimeSpan slotTurn)
    {
        var studio = new TemporaryStudio(Provider.PostgreSql, at, services => services.AddRuntimeUnderTest(workers: false));
        Assert.Null(await studio.Services.OpenStudioStorageAsync());
        var workspace = new Workspace(studio.Services);
        await workspace.AddClubAsync();
        return new Nodes(studio, slotTurn, [.. (await workspace.AddMembersAsync(visitors)).Select(member => member.Value).Order()]);
    }

    /// <summary>Starts so many more, and waits until they are at work.</summary>
    public async Task StartAsync(int count, CancellationToken cancellationToken)
    {
        var started = Enumerable.Range(0, count).Select(_ => HostProcess.StartNode(
            "--Database:Provider=PostgreSql", $"--Database:ConnectionString={Studio.At}", $"--Data:Directory={Studio.Beside}", $"--Runtime:SlotTurn={slotTurn}", "--Runtime:DispatchLease=00:00:10")).ToList();
        all.AddRange(started);
        foreach (var node in started)
        {
            // A node that does not start has said why by the time it has ended.
            if (!await node.StartedAsync(cancellationToken))
                Assert.Fail($"a node did not start: {await node.ErrorsAsync()}");
        }
    }

    public async Task KillAsync(int index)
    {
        await all[index].KillAfterAsync(TimeSpan.Zero);
        all[index].Dispose();
        all.RemoveAt(index);
    }

    /// <summary>Asks all of them to stop, as a service manager does, and sees that they do.</summary>
    /// <returns>What they have complained about.</returns>
    public async Task<string> TerminateAsync()
    {
        foreach (var node in all)
        {
            Assert.False(node.HasExited, node.HasExited ? "a node has ended by itself: " + await node.ErrorsAsync() : "");
            await node.TerminateAsync();
            Assert.True(await node.EndsWithinAsync(TimeSpan.FromSeconds(40)), "a node did not stop");
            Assert.True(node.ExitCode == 0, await node.ErrorsAsync());
        }
        return string.Concat(await Task.WhenAll(all.Select(node => node.ErrorsAsync())));
    }

    /// <summary>Visitors, whose numbers follow each other, come, told of by a sender who tells everything again when the database was away.</summary>
    public async Task VisitAsync(IReadOnlyList<long> visitors, CancellationToken cancellationToken)
    {
        var script = ActivatorUtilities.CreateInstance<VisitorScript>(Studio.Services);
        using var pause = new PeriodicTimer(TimeSpan.FromSeconds(1));
        while (true)
        {
            try
            {
                await script.RunAsync(visitors, cancellationToken);
                return;
            }
            catch (Exception exception) when (StorageTrouble.Is(exception))
            {
                await pause.WaitForNextTickAsync(cancellationToken);
            }
        }
    }

    /// <summary>Waits until so many steps have been taken, looking from outside.</summary>
    public async Task WorkedAsync(long steps, CancellationToken cancellationToken)
    {
        using var timer = new PeriodicTimer(Look);
        while (Count("trace") < steps && await timer.WaitForNextTickAsync(cancellationToken))
        {
        }
    }

    public async Task LawsAsync(DateTimeOffset? overdueBefore)
    {
        var breaches = await Studio.Get<LawChecks>().CheckAsync(overdueBefore, CancellationToken.None);
        Assert.True(breaches.IsEmpty, string.Join('\n', breaches));
    }

    /// <summary>Within two slot turns, all that is due at this moment has been done: nothing is stuck.</summary>
    /// <returns>How long that took.</returns>
    public async Task<TimeSpan> NothingStuckAsync()
    {
        var due = TimeProvider.System.GetUtcNow();
        var began = TimeProvider.System.GetTimestamp();
        using var timer = new PeriodicTimer(Look * 4);
        while (true)
        {
            var stuck = (await Studio.Get<LawChecks>().CheckAsync(due, CancellationToken.None)).Where(breach => breach.Law == 5).ToList();
            var elapsed = TimeProvider.System.GetElapsedTime(began);
            if (stuck.Count == 0)
                return elapsed;
            Assert.True(elapsed < 2 * slotTurn, string.Join('\n', stuck.Select(breach => breach.Where).Append(Placement())));
            await timer.WaitForNextTickAsync();
        }
    }

    /// <summary>Where the slots are, as the database says: the last time each was taken, and what the scheduler thinks of it.</summary>
    private string Placement() => $"""
        now {TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds()}; nodes at work {all.Count(node => !node.HasExited)} of {all.Count}
        slots {Studio.Scalar("select string_agg(number || ' taken ' || taken_at, ', ' order by taken_at) from slot")}
        triggers {Studio.Scalar("select string_agg(trigger_name || ' ' || trigger_state || ' ' || next_fire_time, ', ' order by next_fire_time) from qrtz_triggers")}
        fired {Studio.Scalar("select string_agg(trigger_name || ' ' || state || ' ' || fired_time || ' ' || instance_name, ', ' order by fired_time) from qrtz_fired_triggers")}
        """;

    public long Count(string table) => Convert.ToInt64(Studio.Scalar($"select count(*) from {table}"), CultureInfo.InvariantCulture);

    public async ValueTask DisposeAsync()
    {
        foreach (var node in all)
            node.Dispose();
        await Studio.DisposeAsync();
    }
}
