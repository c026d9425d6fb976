using System.Globalization;
using JourneyStudio.Engine.Execution;
using JourneyStudio.Engine.Members;
using JourneyStudio.Storage.HotPath;
using JourneyStudio.Storage.Links;
using Microsoft.Extensions.DependencyInjection;

namespace JourneyStudio.Benchmarks.Advance;

/// <summary>
/// The baseline: the same rows in the same tables with the same indexes, pragmas, statements' mechanics and transaction size, and nothing else. It decides
/// nothing, loads only what it copies, and knows beforehand what every member's rows look like.
/// </summary>
internal sealed class BareLoop(Link link, TimeProvider clock)
{
    private const long Week = 7L * 24 * 60 * 60 * 1000;
    private const long Day = 24L * 60 * 60 * 1000;

    private static readonly (string Activity, string? Port, string? Values, string? Effects)[] Steps =
    [
        ("visit", "Done", null, null),
        ("is-gold", "Yes", """["attribute level","gold"]""", null),
        ("tag", "Done", null, """["+visitor"]"""),
        ("thank", "Done", null, """["email thanks"]"""),
        ("week", null, null, null),
    ];

    private readonly List<(long Event, long Member, string Email)> batch = [];
    private readonly BatchSize size = new(goalMilliseconds: 20, most: 4_096);
    private long last;

    public static async Task RunAsync(BenchmarkWorkspace workspace, CancellationToken cancellationToken)
    {
        using var links = workspace.Services.GetRequiredService<DatabaseLinks>().Open(JourneyStore.CacheKilobytes);
        using var link = await links.UseAsync(cancellationToken);
        var loop = new BareLoop(link, TimeProvider.System);
        while (loop.Advance()) cancellationToken.ThrowIfCancellationRequested();
    }

    private bool Advance()
    {
        link.Sql("begin immediate").Run();
        var started = clock.GetTimestamp();
        Claim();
        var now = clock.GetUtcNow().ToUnixTimeMilliseconds();
        foreach (var (occurred, member, email) in batch) Write(occurred, member, email, ++last, now);
        if (batch.Count > 0) Count();
        link.Sql("commit").Run();
        size.Learn(batch.Count, clock.GetElapsedTime(started));
        return batch.Count > 0;
    }

    private void Claim()
    {
        batch.Clear();
        var rows = link.Sql("""
            select e.id, e.member_id, m.email from event e indexed by ix_event_unrouted join member m on m.id = e.member_id
            where not e.routed and m.level = 'gold' order by e.id limit ?1
            """).Set(1, (long)size.Members);
        while (rows.Read()) batch.Add((rows.Int64(0), rows.Int64(1), rows.Text(2)));
    }

    private void Write(long occurred, long member, string email, long id, long now)
    {
        var slot = (long)SlotLease.SlotOf(new MemberId(member));
        link.Sql("update event set routed = true where id = ?1").Set(1, occurred).Run();
        link.Sql("""
            insert into enrollment(id, journey_id, version_id, subject_kind, member_id, slot, entry_key, records, state, step, reason, entered_at, ended_at)
            values(?1, 1, 1, 'member', ?2, ?3, '', null, 'active', 5, null, ?4, null)
            """).Set(1, id).Set(2, member).Set(3, slot).Set(4, now).Run();
        link.Sql("""
            insert into token(enrollment_id, number, member_id, slot, journey_id, priority, activity, "group", step, arrived_at, due, due_port, awaited_event, event_port)
            values(?1, 1, ?2, ?3, 1, 0, 'week', '', 5, ?4, ?5, 'Done', null, null)
            """).Set(1, id).Set(2, member).Set(3, slot).Set(4, now).Set(5, now + Week).Run();
        for (var step = 0; step < Steps.Length; step++) Trace(id, member, step, now);
        link.Sql("insert or ignore into member_tag(member_id, tag, scope, at) values(?1, 'visitor', '', ?2)").Set(1, member).Set(2, now).Run();
        Send(id, member, email, now);
    }

    private void Trace(long id, long member, int step, long now)
    {
        var (activity, port, values, effects) = Steps[step];
        if (port is null) values = $"""["until","{DateTimeOffset.FromUnixTimeMilliseconds(now + Week).UtcDateTime:yyyy-MM-dd'T'HH:mm:ss.FFF'Z'}"]""";
        link.Sql("""
            insert into trace(enrollment_id, step, member_id, version_id, token, activity, arrived_at, left_at, port, "end", "values", effects)
            values(?1, ?2, ?3, 1, 1, ?4, ?5, ?6, ?7, null, ?8, ?9)
            """)
            .Set(1, id).Set(2, step + 1L).Set(3, member).Set(4, activity).Set(5, now).Set(6, port is null ? null : now).Set(7, port).Set(8, values).Set(9, effects).Run();
    }

    private void Send(long id, long member, string email, long now)
    {
        var key = string.Create(CultureInfo.InvariantCulture, $"{id}:4:0");
        link.Sql("""
            insert into message(id, effect_key, member_id, enrollment_id, journey_id, version_id, activity, step, channel, address, template, class, state, entry_key, records,
            recorded_at, expires_at, updated_at, depth)
            values(?1, ?2, ?3, ?1, 1, 1, 'thank', 4, 'email', ?4, 'thanks', 'service', 'pending', '', null, ?5, ?6, ?5, 0)
            """).Set(1, id).Set(2, key).Set(3, member).Set(4, email).Set(5, now).Set(6, now + Day).Run();
        link.Sql("insert into outbox(id, key, kind, lane, target_id, member_id, due, attempts) values(?1, ?2, 'message', 'email/service', ?1, ?3, ?4, 0)")
            .Set(1, id).Set(2, key).Set(3, member).Set(4, now).Run();
    }

    private void Count()
    {
        var members = (long)batch.Count;
        link.Sql("update slot set watermark = max(watermark, ?1)").Set(1, clock.GetUtcNow()).Run();
        link.Sql("""
            insert into version_stats(version_id, slot, entered, active, completed, exited, failed, stopped, migrated_in, migrated_out, control, converted, control_converted) values(1, 0, ?1, ?1, 0, 0, 0, 0, 0, 0, 0, 0, 0)
            on conflict(version_id, slot) do update set entered = entered + excluded.entered, active = active + excluded.active
            """).Set(1, members).Run();
        foreach (var (activity, port, _, _) in Steps)
        {
            link.Sql("""
                insert into activity_stats(version_id, activity, slot, arrivals, present) values(1, ?1, 0, ?2, ?3)
                on conflict(version_id, activity, slot) do update set arrivals = arrivals + excluded.arrivals, present = present + excluded.present
                """).Set(1, activity).Set(2, members).Set(3, port is null ? members : 0).Run();
            if (port is null) continue;
            link.Sql("""
                insert into activity_departure(version_id, activity, port, slot, departures) values(1, ?1, ?2, 0, ?3)
                on conflict(version_id, activity, port, slot) do update set departures = departures + excluded.departures
                """).Set(1, activity).Set(2, port).Set(3, members).Run();
        }
    }
}
