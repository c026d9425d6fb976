using JourneyStudio.Storage.Links;
using JourneyStudio.Storage.Writing;

namespace JourneyStudio.Storage.Retention;

/// <summary>
/// Forgets the oldest, a few hundred at a time, after everyone else at the write gate: ended enrollments with their trace and messages, and events long routed.
/// What counts, and what re-entry rules ask, is kept.
/// </summary>
public sealed class RetentionSweep(DatabaseLinks database, WriteGate gate) : IDisposable
{
    private const int Batch = 500;
    private const string Chosen = "(select value from json_each(?1))";

    private static readonly string[] Forget =
    [
        .. Forgetting.Keep($"in {Chosen}"),
        .. Forgetting.ClearMessages($"in {Chosen}"),
        $"delete from trace where enrollment_id in {Chosen}",
        $"delete from enrollment where id in {Chosen}",
    ];

    private readonly LinkPool links = database.Open(cacheKilobytes: 4 * 1024);

    /// <summary>Forgets enrollments that ended before, with all that hangs on them. Those with a message on its way, or whose goal may still be reached, stay.</summary>
    /// <param name="before">When they ended at the latest.</param>
    /// <param name="now">When goals can be reached no more.</param>
    /// <param name="until">Ids from here on are left alone: they are forgotten in another way.</param>
    /// <param name="cancellationToken">Ends it between two batches.</param>
    /// <returns>How many.</returns>
    public Task<int> EnrollmentsAsync(DateTimeOffset before, DateTimeOffset now, long until, CancellationToken cancellationToken) => SweepAsync(
        $"select id, case when {Forgetting.IsPast("?2", "?3")} then 1 else 0 end, entered_at from enrollment e where id > ?1 and id < ?5 order by id limit ?4",
        until,
        before,
        now,
        (link, ids) =>
        {
            foreach (var sql in Forget)
                link.Sql(sql).Set(1, ids).Run();
        },
        cancellationToken);

    /// <summary>Forgets events that were routed and stored before, unless a paused journey keeps them.</summary>
    /// <returns>How many.</returns>
    public Task<int> EventsAsync(DateTimeOffset before, CancellationToken cancellationToken) => SweepAsync(
        """
        select id, case when routed and stored_at < ?2 and not exists (select 1 from held_entry h where h.event_id = e.id) and not exists (select 1 from event_key k where k.event_id = e.id and k.at >= ?3)
        then 1 else 0 end, stored_at from event e where id > ?1 and id < ?5 order by id limit ?4
        """,
        long.MaxValue,
        before,
        before,
        (link, ids) => link.Sql($"delete from event where id in {Chosen}").Set(1, ids).Run(),
        cancellationToken);

    /// <summary>Forgets how enrollments stood before migrations that were asked for before: those can no longer be taken back.</summary>
    /// <returns>How many.</returns>
    public async Task<int> MigrationsAsync(DateTimeOffset before, CancellationToken cancellationToken)
    {
        using var link = await links.UseAsync(cancellationToken);
        for (var forgotten = 0; ;)
        {
            var ids = link.Read(() => Ids(link.Sql("select m.enrollment_id from operation o join migrated m on m.operation_id = o.id where o.at < ?1 limit ?2").Set(1, before).Set(2, (long)Batch)));
            if (ids.Count == 0)
                return forgotten;
            forgotten += await link.WriteAsync(
                gate,
                WritePriority.Upkeep,
                () => link.Sql($"delete from migrated where enrollment_id in {Chosen} and operation_id in (select id from operation where at < ?2)").Set(1, IdList.Of(ids)).Set(2, before).Run(),
                cancellationToken);
        }
    }

    public void Dispose() => links.Dispose();

    private static List<long> Ids(Statement rows)
    {
        var ids = new List<long>();
        while (rows.Read())
            ids.Add(rows.Int64(0));
        rows.Reset();
        return ids;
    }

    /// <summary>Goes through a table from its oldest row, by key, and stops at what is too young: no index is needed.</summary>
    private async Task<int> SweepAsync(string sql, long until, DateTimeOffset before, DateTimeOffset now, Action<Link, IdList> forget, CancellationToken cancellationToken)
    {
        var (after, forgotten) = (0L, 0);
        while (true)
        {
            using var link = await links.UseAsync(cancellationToken);
            var (ids, last, more) = link.Read(() => Next(link, sql, after, until, before, now));
            if (ids.Count > 0)
            {
                await link.WriteAsync(
                    gate,
                    WritePriority.Upkeep,
                    () =>
                    {
                        forget(link, IdList.Of(ids));
                        return ids.Count;
                    },
                    cancellationToken);
            }
            forgotten += ids.Count;
            if (!more)
                return forgotten;
            after = last;
        }
    }

    private static (List<long> Ids, long Last, bool More) Next(Link link, string sql, long after, long until, DateTimeOffset before, DateTimeOffset now)
    {
        var rows = link.Sql(sql).Set(1, after).Set(2, before).Set(3, now).Set(4, (long)Batch).Set(5, until);
        var (ids, last, count, young) = (new List<long>(), after, 0, false);
        while (rows.Read())
        {
            (last, count) = (rows.Int64(0), count + 1);
            young |= rows.Instant(2) >= before;
            if (rows.Int64(1) != 0)
                ids.Add(last);
        }
        rows.Reset();
        return (ids, last, count == Batch && !young);
    }
}
