using System.Data.Common;
using System.Globalization;
using JourneyStudio.Engine.Intake;
using JourneyStudio.IntegrationTests.PostgreSql;
using JourneyStudio.Runtime.Intake;
using JourneyStudio.Storage;
using Xunit.Abstractions;

namespace JourneyStudio.IntegrationTests.Runtime.Killed;

/// <summary>PostgreSQL's disk is full while nodes work. Nobody fails for it, and once there is room again nothing was lost or doubled.</summary>
public sealed class NodeDiskTests(ITestOutputHelper output)
{
    private const int Visitors = 400;

    /// <summary>Trace and events have had so many rows more: their files are larger than what has to go on fitting, the server's log.</summary>
    private const int Ballast = 25_000;

    private static readonly TimeSpan SlotTurn = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(4);
    private static readonly TimeSpan Full = TimeSpan.FromSeconds(6);

    [Fact]
    public async Task Nodes_DiskFullWhileWorking_LoseNothingOnceThereIsRoomAgain()
    {
        using var patience = new CancellationTokenSource(Patience);
        using var server = PostgreSqlServer.OwnInSmallFiles();
        await using var nodes = await Nodes.OpenAsync(server.ConnectionString("studio"), Visitors, SlotTurn);
        Load(nodes);
        await nodes.StartAsync(2, patience.Token);
        var room = nodes.Studio.Get<StorageRoom>();
        var visits = nodes.VisitAsync(nodes.Visitors, patience.Token);
        await nodes.WorkedAsync(2 * Visitors, patience.Token);
        Assert.False(room.IsFull);
        await using var work = nodes.Studio.Connect();
        await using var later = await work.BeginTransactionAsync(patience.Token);
        await ToRouteAsync(work, patience.Token);
        var size = (long)nodes.Studio.Scalar("select least(pg_relation_size('event'), pg_relation_size('trace_0_524288'))")!;
        Say($"{size} bytes at most, {nodes.Count("trace")} steps: full");

        // Half a page more than there is: neither the trace nor the events can grow.
        server.LimitFiles((size / 8_192 * 8_192) + 4_096);
        await RefusedAsync(nodes, patience.Token);

        Assert.True(room.IsFull);
        // From here on the nodes see what there is no room to route.
        await later.CommitAsync(patience.Token);
        await nodes.LawsAsync(overdueBefore: null);
        await WaitAsync(Full, patience.Token);
        server.LimitFiles(largest: null);
        Say($"{nodes.Count("trace")} steps: room again");
        await visits;
        Say($"{nodes.Count("trace")} steps: done");
        await nodes.NothingStuckAsync();
        await nodes.LawsAsync(overdueBefore: null);
        Assert.Empty(ClubLaws.Check(nodes.Studio));
        Assert.Equal(0L, nodes.Studio.Scalar("select count(*) from enrollment where state = 'failed'"));
        var errors = await nodes.TerminateAsync();
        Assert.Contains("could not extend file", errors, StringComparison.Ordinal);
    }

    private void Say(FormattableString line) => output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{TimeProvider.System.GetUtcNow():HH:mm:ss} ") + line.ToString(CultureInfo.InvariantCulture));

    /// <summary>Rows that are gone leave the files as large as they are, and without a clean-up their room is not used again.</summary>
    private static void Load(Nodes nodes)
    {
        foreach (var sql in new[]
        {
            "alter table event set (autovacuum_enabled = off)",
            "alter table trace_0_524288 set (autovacuum_enabled = off)",
            $"insert into trace(enrollment_id, step, member_id, version_id, token, activity, arrived_at) select 0, n, 0, 0, 0, '', 0 from generate_series(1, {Ballast}) n",
            $"insert into event(id, subject_kind, member_id, slot, name, source, at, stored_at, depth, routed) select -n, 'member', 0, 0, '', '', 0, 0, 0, true from generate_series(1, {Ballast}) n",
            "delete from trace",
            "delete from event where id < 0",
        })
            nodes.Studio.Scalar(sql);
    }

    /// <summary>Fills pages with events that are still to be routed: a new version of one finds no place beside it.</summary>
    private static async Task ToRouteAsync(DbConnection work, CancellationToken cancellationToken)
    {
        await using var command = work.CreateCommand();
        command.CommandText = """
            insert into event(id, subject_kind, member_id, slot, name, source, at, stored_at, depth, routed)
            select -row_number() over (), 'member', m.id, m.slot, 'test.noise', 'test', 0, 0, 0, false from member m cross join generate_series(1, 5) where m.state = 'active' and m.staff_id is null
            """;
        Assert.True(await command.ExecuteNonQueryAsync(cancellationToken) >= Visitors);
    }

    /// <summary>Tells of things that concern nobody until the sender hears that they are not kept.</summary>
    private static async Task RefusedAsync(Nodes nodes, CancellationToken cancellationToken)
    {
        for (var batch = 0; ; batch++)
        {
            var events = nodes.Visitors.Take(200).Select(visitor => ClubVisitors.Scan(visitor, $"noise-{batch}") with { Name = "test.noise" }).ToList();
            try
            {
                await nodes.Studio.Get<EventIntake>().AppendAsync((IReadOnlyList<IncomingEvent>)events, cancellationToken);
            }
            catch (Exception exception) when (StorageTrouble.Is(exception))
            {
                return;
            }
        }
    }

    private static async Task WaitAsync(TimeSpan time, CancellationToken cancellationToken)
    {
        using var timer = new PeriodicTimer(time);
        await timer.WaitForNextTickAsync(cancellationToken);
    }
}
