using System.Globalization;

namespace JourneyStudio.Benchmarks.Pages;

/// <summary>What a brand with so many members has gathered beside them: one message and passage each, a task for every fifth, ten thousand sessions with a million. Made by the database itself.</summary>
internal static class PagesHistory
{
    private const string Stores = "(select key, row_number() over (order by id) - 1 as place from org_unit where kind = 'store') s";

    public static void Write(MeasuredDatabase database, int members, DateTimeOffset now)
    {
        using var connection = database.Open();
        using var transaction = connection.BeginTransaction();
        foreach (var (into, from, one) in Rows(now.ToUnixTimeMilliseconds()))
        {
            using var command = connection.CreateCommand();
            (command.Transaction, command.CommandTimeout) = (transaction, 0);
            command.CommandText = string.Create(CultureInfo.InvariantCulture, $"insert into {into} with recursive n(i) as (select cast(1 as bigint) union all select i + 1 from n where i < {Math.Max(1, members / one)}) select {from}");
            command.ExecuteNonQuery();
        }

        transaction.Commit();
    }

    /// <summary>Table and columns, where they come from, and one row for so many members. Ids lie above those that the studio hands out.</summary>
    private static IEnumerable<(string Into, string From, int One)> Rows(long now)
    {
        const string journey = "(select min(id) from journey), (select min(id) from journey_version)";
        yield return ("session(key, campaign, store, names, place, time_zone, starts_at, ends_at, capacity, state, created_at)",
            FormattableString.Invariant($"'many-' || i, 'club', s.key, '{{\"en\":\"Meeting ' || i || '\",\"zh\":\"聚会 ' || i || '\"}}', '{{\"en\":\"Hall\",\"zh\":\"厅\"}}', 'Asia/Shanghai', {now} + (i - 5000) * 3600000, {now} + (i - 4998) * 3600000, 50, case when i % 40 = 0 then 'cancelled' else 'planned' end, {now} from n join {Stores} on s.place = i % (select count(*) from org_unit where kind = 'store')"), 100);
        yield return ("enrollment(id, journey_id, version_id, subject_kind, member_id, slot, entry_key, records, state, step, entered_at, ended_at)",
            FormattableString.Invariant($"i + 1000000000, {journey}, 'member', i, i % 16, 'many-' || (i % 10000), '{{\"session\":\"many-' || (i % 10000) || '\"}}', 'completed', 5, {now} - i * 1000, {now} - i * 500 from n"), 1);
        yield return ("message(id, effect_key, member_id, enrollment_id, journey_id, version_id, activity, step, channel, address, template, class, state, reason, entry_key, subject, depth, recorded_at, sent_at, updated_at)",
            FormattableString.Invariant($"i + 1000000000, 'filled-' || i, i, i + 1000000000, {journey}, 'success', 5, case i % 3 when 0 then 'email' else 'wechat-template' end, 'o-' || i, 'signup-success', 'service', case when i % 50 = 0 then 'failed' when i % 20 = 0 then 'suppressed' else 'sent' end, case when i % 50 = 0 then '43004: must follow' when i % 20 = 0 then 'consent' end, '', 'Your place is saved', 1, {now} - i * 1000, {now} - i * 900, {now} - i * 900 from n"), 1);
        yield return ("guide_task(id, public_id, member_id, enrollment_id, journey_id, activity, effect_key, purpose, kind, title, script, outcomes, assignee_id, store_id, session, created_at, due, state, outcome, finished_at, finished_by)",
            FormattableString.Invariant($"i + 1000000000, 'task-' || i, m.id, i + 1000000000, (select min(id) from journey), 'ask', 'task-' || i, 'filled', 'follow-up', 'Ask how it goes', 'Hello', '[\"Well\",\"Not well\"]', m.guide_id, m.store_id, '', {now} - i * 1000, {now} + (i - 100000) * 1000, case when i % 4 = 0 then 'open' when i % 10 = 1 then 'overdue' else 'done' end, case when i % 4 = 0 or i % 10 = 1 then null else 'Well' end, case when i % 4 = 0 or i % 10 = 1 then null else {now} - i * 1000 end, 'lan' from n join member m on m.id = n.i"), 5);
        yield return ("audit(at, actor, action, subject_kind, subject_id, \"values\")",
            FormattableString.Invariant($"{now} - i * 1000, 1 + i % 8, case i % 4 when 0 then 'member.reveal' when 1 then 'member.edit' when 2 then 'session.change' else 'tag.edit' end, case i % 4 when 2 then 'session' when 3 then 'tag' else 'member' end, 'subject-' || i, '{{\"before\":{{\"city\":\"A\"}},\"after\":{{\"city\":\"B\"}}}}' from n"), 5);
        yield return ("suppression(channel, address, reason, since)", FormattableString.Invariant($"'email', 'GONE' || i || '@EXAMPLE.COM', 'bounced', {now} - i * 1000 from n"), 20);
        yield return ("import(file_name, stored_as, bytes, state, language, position, bytes_read, created, updated, unchanged, rejected, rejected_bytes, actor, created_at, ended_at, cleared_at)",
            FormattableString.Invariant($"'members ' || i || '.csv', 'x' || i, 1000, 'done', 'en', 10, 1000, 10, 0, 0, 0, 0, 1, {now} - i * 100000, {now}, {now} from n"), 1000);
        yield return ("points_ledger(id, member_id, amount, reason, at)", FormattableString.Invariant($"i + 1000000000, i, 0, 'filled', {now} - i from n"), 1);
    }
}
