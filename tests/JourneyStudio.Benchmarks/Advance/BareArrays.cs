using System.Globalization;
using JourneyStudio.Engine.Execution;
using JourneyStudio.Engine.Members;
using JourneyStudio.Storage.Providers.PostgreSql;
using Npgsql;

namespace JourneyStudio.Benchmarks.Advance;

/// <summary>
/// The baseline on PostgreSQL: the same rows in the same tables, one transaction and a few <c>insert … select from unnest</c> for each batch, sent in one round trip. It decides nothing,
/// loads only what it copies, and knows beforehand what every member's rows look like.
/// </summary>
internal sealed class BareArrays(NpgsqlConnection connection, TimeProvider clock)
{
    private const int Batch = 2_048;
    private const long Week = 7L * 24 * 60 * 60 * 1000;
    private const long Day = 24L * 60 * 60 * 1000;

    private static readonly string[] Statements =
    [
        "update event set routed = true from unnest($1) as p(id) where event.id = p.id",
        """
        insert into enrollment(id, journey_id, version_id, subject_kind, member_id, slot, entry_key, state, step, entered_at)
        select id, 1, 1, 'member', member, slot, '', 'active', 5, $5 from unnest($2, $3, $4) as p(id, member, slot)
        """,
        """
        insert into token(enrollment_id, number, member_id, slot, journey_id, priority, activity, "group", step, arrived_at, due, due_port, follows)
        select id, 1, member, slot, 1, 0, 'week', '', 5, $5, $5 + $6, 'Done', false from unnest($2, $3, $4) as p(id, member, slot)
        """,
        """
        insert into trace(enrollment_id, step, member_id, version_id, token, activity, arrived_at, left_at, port, "values", effects)
        select id, s.step, member, 1, 1, s.activity, $5, case when s.port is null then null else $5 end, s.port, s.decided, s.effects from unnest($2, $3) as p(id, member),
        (values (1, 'visit', 'Done', null, null), (2, 'is-gold', 'Yes', '["attribute level","gold"]', null), (3, 'tag', 'Done', null, '["+visitor"]'),
            (4, 'thank', 'Done', null, '["email thanks"]'), (5, 'week', null, null, null)) as s(step, activity, port, decided, effects)
        """,
        "insert into member_tag(member_id, tag, scope, at) select member, 'visitor', '', $5 from unnest($3) as p(member) on conflict do nothing",
        """
        insert into message(id, effect_key, member_id, enrollment_id, journey_id, version_id, activity, step, channel, address, template, class, state, entry_key, recorded_at, expires_at, updated_at, depth)
        select id, key, member, id, 1, 1, 'thank', 4, 'email', email, 'thanks', 'service', 'pending', '', $5, $5 + $7, $5, 0 from unnest($2, $3, $8, $9) as p(id, member, key, email)
        """,
        "insert into outbox(id, key, kind, target_id, member_id, lane, due, attempts) select id, key, 'message', id, member, 'email/service', $5, 0 from unnest($2, $3, $8) as p(id, member, key)",
    ];

    private long last;

    public static async Task RunAsync(BenchmarkWorkspace workspace, CancellationToken cancellationToken)
    {
        await using var connection = new NpgsqlConnection(PostgreSqlConnections.ConnectionString(workspace.Storage));
        await connection.OpenAsync(cancellationToken);
        var loop = new BareArrays(connection, TimeProvider.System);
        while (await loop.AdvanceAsync(cancellationToken))
        {
        }
    }

    private async Task<bool> AdvanceAsync(CancellationToken cancellationToken)
    {
        var (events, members, emails) = await ReadAsync(cancellationToken);
        if (events.Count == 0)
            return false;
        var now = clock.GetUtcNow().ToUnixTimeMilliseconds();
        long[] ids = [.. events.Select(_ => ++last)];
        var arrays = new Dictionary<int, object>
        {
            [1] = events.ToArray(),
            [2] = ids,
            [3] = members.ToArray(),
            [4] = members.Select(member => SlotLease.SlotOf(new MemberId(member))).ToArray(),
            [5] = now,
            [6] = Week,
            [7] = Day,
            [8] = ids.Select(id => string.Create(CultureInfo.InvariantCulture, $"{id}:4:0")).ToArray(),
            [9] = emails.ToArray(),
        };
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        await using var batch = new NpgsqlBatch(connection, transaction);
        foreach (var statement in Statements.Concat(Counts(events.Count)))
            batch.BatchCommands.Add(Command(statement, arrays));
        await batch.ExecuteNonQueryAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return true;
    }

    private async Task<(List<long> Events, List<long> Members, List<string> Emails)> ReadAsync(CancellationToken cancellationToken)
    {
        var (events, members, emails) = (new List<long>(Batch), new List<long>(Batch), new List<string>(Batch));
        await using var read = new NpgsqlCommand("select e.id, e.member_id, m.email from event e join member m on m.id = e.member_id where not e.routed and m.level = 'gold' order by e.slot, e.id limit $1", connection)
        {
            Parameters = { new() { Value = (long)Batch } },
        };
        await using var rows = await read.ExecuteReaderAsync(cancellationToken);
        while (await rows.ReadAsync(cancellationToken))
        {
            events.Add(rows.GetInt64(0));
            members.Add(rows.GetInt64(1));
            emails.Add(rows.GetString(2));
        }
        return (events, members, emails);
    }

    /// <summary>Parameters in the order of their first use, renumbered, so that each statement has only its own.</summary>
    private static NpgsqlBatchCommand Command(string statement, Dictionary<int, object> values)
    {
        var command = new NpgsqlBatchCommand();
        foreach (var number in values.Keys.Where(number => statement.Contains($"${number}", StringComparison.Ordinal)).ToList())
        {
            command.Parameters.Add(new NpgsqlParameter { Value = values[number] });
            statement = statement.Replace($"${number}", $"#{command.Parameters.Count}", StringComparison.Ordinal);
        }
        command.CommandText = statement.Replace('#', '$');
        return command;
    }

    private static IEnumerable<string> Counts(int members)
    {
        var count = members.ToString(CultureInfo.InvariantCulture);
        yield return $"""
            insert into version_stats(version_id, slot, entered, active, completed, exited, failed, stopped, migrated_in, migrated_out, control, converted, control_converted) values(1, 0, {count}, {count}, 0, 0, 0, 0, 0, 0, 0, 0, 0)
            on conflict(version_id, slot) do update set entered = version_stats.entered + excluded.entered, active = version_stats.active + excluded.active
            """;
        yield return $"""
            insert into activity_stats(version_id, activity, slot, arrivals, present)
            values(1, 'visit', 0, {count}, 0), (1, 'is-gold', 0, {count}, 0), (1, 'tag', 0, {count}, 0), (1, 'thank', 0, {count}, 0), (1, 'week', 0, {count}, {count})
            on conflict(version_id, activity, slot) do update set arrivals = activity_stats.arrivals + excluded.arrivals, present = activity_stats.present + excluded.present
            """;
        yield return $"""
            insert into activity_departure(version_id, activity, port, slot, departures)
            values(1, 'visit', 'Done', 0, {count}), (1, 'is-gold', 'Yes', 0, {count}), (1, 'tag', 'Done', 0, {count}), (1, 'thank', 'Done', 0, {count})
            on conflict(version_id, activity, port, slot) do update set departures = activity_departure.departures + excluded.departures
            """;
    }
}
