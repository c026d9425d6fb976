using System.Collections.Immutable;

namespace JourneyStudio.Storage.Laws;

/// <summary>Law 4: what a step asked for happened once.</summary>
internal static class EffectLaws
{
    public static ImmutableArray<LawQuery> All { get; } =
    [
        new(4, "an effect key records one message", """
            select 'message ' || effect_key, min(version_id), min(enrollment_id), min(activity) from message group by effect_key having count(*) > 1
            """),
        new(4, "recorded messages = pending + sending + sent + failed + suppressed + unknown", """
            select 'message ' || id || ' is ' || state, version_id, enrollment_id, activity from message
            where state not in ('pending', 'sending', 'sent', 'failed', 'suppressed', 'unknown')
            """),
        new(4, "a message that is not settled is in the outbox, and no other", """
            select 'message ' || m.id || ' is ' || m.state, version_id, enrollment_id, activity from message m
            where (m.state in ('pending', 'sending')) <> exists (select 1 from outbox o where o.key = m.effect_key)
            union all select 'outbox ' || o.id, null, null, null from outbox o
            where o.kind = 'message' and not exists (select 1 from message m where m.id = o.target_id)
            """),
        new(4, "a task of an enrollment that left early is not open", """
            select 'task ' || t.effect_key || ' is ' || t.state, e.version_id, t.enrollment_id, t.activity from guide_task t join enrollment e on e.id = t.enrollment_id
            where t.state in ('open', 'overdue') and e.state in ('exited', 'failed', 'stopped')
            """),
        new(4, "an event's key stands for an event", """
            select 'event key ' || source || ' ' || key, null, null, null from event_key k where not exists (select 1 from event e where e.id = k.event_id)
            """),
    ];
}
