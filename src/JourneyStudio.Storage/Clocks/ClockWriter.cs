using JourneyStudio.Engine.Clocks;
using JourneyStudio.Engine.Execution;
using JourneyStudio.Engine.Members;
using JourneyStudio.Storage.HotPath;
using JourneyStudio.Storage.Links;
using JourneyStudio.Storage.Rows;

namespace JourneyStudio.Storage.Clocks;

/// <summary>Writes starts, audiences and the events of clocks, inside the transaction of its caller.</summary>
internal sealed class ClockWriter(Link link)
{
    /// <summary>How many members one transaction lets in.</summary>
    public const int Part = 500;

    public void Reach(string trigger, DateTimeOffset reached) =>
        link.Sql("insert into clock(\"trigger\", reached) values(?1, ?2) on conflict(\"trigger\") do update set reached = excluded.reached").Set(1, trigger).Set(2, reached).Add();

    /// <summary>Stores those whose keys are new.</summary>
    public int Raise(IReadOnlyList<ClockEvent> events, IdBlock ids, DateTimeOffset now)
    {
        var known = StoredEvents.Known(link, ClockEvents.Source, events.Select(raised => raised.Key));
        var raisedNow = 0;
        foreach (var raised in events.Where(raised => known.Add(raised.Key)))
        {
            var id = ids.Next();
            StoredEvents.AddKey(link, ClockEvents.Source, raised.Key, id, now);
            StoredEvents.Add(link, id, raised.Member, raised.Name, ClockEvents.Source, raised.At < now ? raised.At : now, now, raised.Properties);
            raisedNow++;
        }
        return raisedNow;
    }

    /// <summary>Lets the coupons expire whose time ended first; one that is claimed or redeemed meanwhile stays as it is.</summary>
    /// <param name="ids">Ids for the events that tell it; null: nobody listens.</param>
    /// <param name="now">Now.</param>
    public int Expire(IdBlock? ids, DateTimeOffset now)
    {
        var due = new List<(long Id, MemberId Member, string Coupon, string Instance, string Scope, DateTimeOffset At)>();
        var rows = link.Sql("""
            select id, member_id, coupon, effect_key, scope, expires_at from coupon_instance
            where expires_at is not null and state in ('issued', 'claimed') and expires_at <= ?1 order by expires_at, id limit ?2
            """).Set(1, now).Set(2, (long)Part);
        while (rows.Read())
            due.Add((rows.Int64(0), new MemberId(rows.Int64(1)), rows.Text(2), rows.Text(3), rows.Text(4), rows.Instant(5)));
        foreach (var coupon in due)
        {
            var won = link.Sql("update coupon_instance set state = 'expired' where id = ?1 and state in ('issued', 'claimed')").Set(1, coupon.Id).Run() == 1;
            if (!won || ids is null)
                continue;
            var id = ids.Next();
            StoredEvents.AddKey(link, CouponEvents.Source, CouponEvents.KeyOf(coupon.Instance, CouponEvents.Expired), id, now);
            StoredEvents.Add(link, id, coupon.Member, CouponEvents.Expired, CouponEvents.Source, coupon.At, now, CouponEvents.Properties(coupon.Coupon, coupon.Instance, coupon.Scope));
        }
        return due.Count;
    }

    /// <summary>Claims a start and keeps its audience.</summary>
    /// <returns>False when it was begun before.</returns>
    public bool Start(long id, ClockStart start, List<long> members, DateTimeOffset now)
    {
        var claimed = link.Sql("""
            insert into clock_run(id, "trigger", scheduled_at, event, started_at, ended_at, members, done, started_by) values(?1, ?2, ?3, ?4, ?5, ?6, ?7, 0, ?8)
            on conflict do nothing
            """)
            .Set(1, id).Set(2, start.Trigger).Set(3, start.At).Set(4, start.Event).Set(5, now).Set(6, members.Count == 0 ? now : (DateTimeOffset?)null).Set(7, (long)members.Count).Set(8, start.By)
            .Run() == 1;
        if (!claimed)
            return false;
        foreach (var (number, part) in members.Chunk(Part).Index())
            link.Sql("insert into clock_audience(run_id, number, members) values(?1, ?2, ?3)").Set(1, id).Set(2, (long)number).Set(3, StoredJson.Write(part)).Add();
        return true;
    }

    /// <summary>Whoever was merged into another since is let in as the other, once.</summary>
    private IEnumerable<long> Standing(long[] members)
    {
        var merged = new Dictionary<long, long>();
        var rows = link.Sql("select id, merged_into from member where id in (select value from json_each(?1)) and merged_into is not null").Set(1, IdList.Of(members));
        while (rows.Read())
            merged[rows.Int64(0)] = rows.Int64(1);
        return merged.Count == 0 ? members : members.Select(member => merged.GetValueOrDefault(member, member)).Distinct();
    }

    /// <summary>Lets the next part of the oldest start in.</summary>
    public int Admit(IdBlock ids, DateTimeOffset now)
    {
        var rows = link.Sql("""
            select a.run_id, a.number, a.members, r."trigger", r.scheduled_at, r.event
            from clock_audience a join clock_run r on r.id = a.run_id order by a.run_id, a.number limit 2
            """);
        if (!rows.Read())
            return 0;
        var (run, number) = (rows.Int64(0), rows.Int64(1));
        var members = StoredJson.Read<long[]>(rows.Text(2));
        var start = new ClockStart(rows.Text(3), rows.Instant(4), rows.Text(5), Audience: null);
        var last = !rows.Read() || rows.Int64(0) != run;
        rows.Reset();
        Raise([.. Standing(members).Select(member => start.For(new MemberId(member)))], ids, now);
        link.Sql("delete from clock_audience where run_id = ?1 and number = ?2").Set(1, run).Set(2, number).Add();
        link.Sql("update clock_run set done = done + ?2, ended_at = ?3 where id = ?1").Set(1, run).Set(2, (long)members.Length).Set(3, last ? now : (DateTimeOffset?)null).Add();
        return members.Length;
    }
}
