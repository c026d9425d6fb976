using System.Collections.Immutable;

namespace JourneyStudio.Storage.Laws;

/// <summary>A check whose rows are breaches; each row says in its first column where.</summary>
internal sealed record LawQuery(int Law, string Check, string Sql)
{
    /// <summary>The checks that one query can make. Law 5 needs the time and law 7 the definitions.</summary>
    public static ImmutableArray<LawQuery> All { get; } =
    [
        new(1, "entered + migrated in = active + completed + exited + failed + stopped + migrated out", """
            select 'version ' || version_id from version_stats
            where entered + migrated_in <> active + completed + exited + failed + stopped + migrated_out
            """),
        new(1, "counts of a version are those of its enrollments", """
            select 'version ' || version_id from (
                select version_id, 'active' as state, active as counted from version_stats union all select version_id, 'completed', completed from version_stats
                union all select version_id, 'exited', exited from version_stats union all select version_id, 'failed', failed from version_stats
                union all select version_id, 'stopped', stopped from version_stats)
            c where counted <> (select count(*) from enrollment e where e.version_id = c.version_id and e.state = c.state)
            union select 'version ' || version_id || ' without counts' from enrollment where version_id not in (select version_id from version_stats)
            """),
        new(2, "every active enrollment has a token", """
            select 'enrollment ' || id from enrollment e where state = 'active' and not exists (select 1 from token t where t.enrollment_id = e.id)
            """),
        new(2, "every token belongs to an active enrollment", """
            select 'token ' || enrollment_id || ':' || number from token t where not exists (select 1 from enrollment e where e.id = t.enrollment_id and e.state = 'active')
            """),
        new(3, "arrivals = departures + present", """
            select 'version ' || version_id || ' ' || activity from activity_stats s
            where arrivals <> present + (select coalesce(sum(departures), 0) from activity_departure d where d.version_id = s.version_id and d.activity = s.activity)
            """),
        new(3, "arrivals on the canvas are the steps of the trace", """
            select 'version ' || coalesce(s.version_id, t.version_id) || ' ' || coalesce(s.activity, t.activity)
            from activity_stats s full join (select version_id, activity, count(*) as steps from trace group by version_id, activity) t
            on t.version_id = s.version_id and t.activity = s.activity where s.arrivals is not t.steps
            """),
        new(3, "departures on the canvas are those of the trace", """
            select 'version ' || coalesce(d.version_id, t.version_id) || ' ' || coalesce(d.activity, t.activity) || ' ' || coalesce(d.port, t.port)
            from activity_departure d full join (
                select version_id, activity, coalesce(port, '(' || coalesce("end", 'ended') || ')') as port, count(*) as steps
                from trace where left_at is not null group by 1, 2, 3) t
            on t.version_id = d.version_id and t.activity = d.activity and t.port = d.port where d.departures is not t.steps
            """),
        new(3, "those present on the canvas are the tokens there", """
            select 'version ' || s.version_id || ' ' || s.activity from activity_stats s left join (
                select e.version_id, t.activity, count(*) as tokens from token t join enrollment e on e.id = t.enrollment_id group by 1, 2) p
            on p.version_id = s.version_id and p.activity = s.activity where s.present <> coalesce(p.tokens, 0)
            """),
        new(4, "an effect key records one message", "select 'message ' || effect_key from message group by effect_key having count(*) > 1"),
        new(4, "messages are pending, sending, sent, failed, suppressed or unknown", """
            select 'message ' || id || ' ' || state from message where state not in ('pending', 'sending', 'sent', 'failed', 'suppressed', 'unknown')
            """),
        new(4, "a message that is not settled is in the outbox, and no other", """
            select 'message ' || m.id from message m where (m.state in ('pending', 'sending')) <> exists (select 1 from outbox o where o.key = m.effect_key)
            union all select 'outbox ' || o.id from outbox o where o.kind = 'message' and not exists (select 1 from message m where m.id = o.target_id)
            """),
        new(4, "an effect key raises one event", "select 'event key ' || source || ' ' || key from event_key where event_id not in (select id from event)"),
        new(6, "a coupon is issued, claimed, redeemed, refunded or expired, once each", """
            select 'coupon ' || id || ' ' || state from coupon_instance where
            state not in ('issued', 'claimed', 'redeemed', 'refunded', 'expired')
            or (state = 'issued' and (claimed_at is not null or redeemed_at is not null))
            or (state = 'claimed' and (claimed_at is null or redeemed_at is not null))
            or (state = 'redeemed' and (redeemed_at is null or refunded_at is not null))
            or (state = 'refunded' and (redeemed_at is null or refunded_at is null))
            """),
        new(6, "the stock of a coupon counts its claims", """
            select 'coupon ' || key from coupon c
            where claimed <> (select count(*) from coupon_instance i where i.coupon = c.key and i.claimed_at is not null) or claimed > stock
            """),
        new(7, "every step belongs to an enrollment", """
            select 'step ' || enrollment_id || ':' || step from trace t where not exists (select 1 from enrollment e where e.id = t.enrollment_id)
            """),
        new(7, "an enrollment's counter is its last step", """
            select 'enrollment ' || id from enrollment e where step <> (select coalesce(max(t.step), 0) from trace t where t.enrollment_id = e.id)
            """),
    ];
}
