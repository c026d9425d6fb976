using System.Collections.Immutable;

namespace JourneyStudio.Storage.Laws;

/// <summary>Laws 1, 2 and 7: nobody is lost between entry and end.</summary>
internal static class EnrollmentLaws
{
    public static ImmutableArray<LawQuery> All { get; } =
    [
        new(1, "entered + migrated in = active + completed + exited + failed + stopped + migrated out", """
            select entered || ' + ' || migrated_in || ' are not ' || (active + completed + exited + failed + stopped + migrated_out), version_id, null, null
            from (
                select version_id, sum(entered) as entered, sum(migrated_in) as migrated_in, sum(migrated_out) as migrated_out, sum(active) as active, sum(completed) as completed,
                sum(exited) as exited, sum(failed) as failed, sum(stopped) as stopped from version_stats group by version_id) s
            where entered + migrated_in <> active + completed + exited + failed + stopped + migrated_out
            """),
        new(1, "counts of a version are those of its enrollments", """
            select c.state || ': ' || counted || ' counted', c.version_id, null, null from (select version_id, state, sum(counted) as counted from (
                select version_id, 'active' as state, active as counted from version_stats union all select version_id, 'completed', completed from version_stats
                union all select version_id, 'exited', exited from version_stats union all select version_id, 'failed', failed from version_stats
                union all select version_id, 'stopped', stopped from version_stats union all select version_id, 'control', control from version_stats) each_slot group by version_id, state) c
            where counted <> (select count(*) from enrollment e where e.version_id = c.version_id and e.state = c.state)
            + coalesce((select total from forgotten f where f.version_id = c.version_id and f.what = 'state:' || c.state), 0)
            union all select 'no counts', e.version_id, min(e.id), null from enrollment e
            where not exists (select 1 from version_stats s where s.version_id = e.version_id) group by e.version_id
            """),
        new(2, "every active enrollment has a token", """
            select 'enrollment ' || id, version_id, id, null from enrollment e
            where state = 'active' and not exists (select 1 from token t where t.enrollment_id = e.id)
            """),
        new(2, "every token belongs to an active enrollment", """
            select 'token ' || enrollment_id || ':' || number, null, enrollment_id, activity from token t
            where not exists (select 1 from enrollment e where e.id = t.enrollment_id and e.state = 'active')
            """),
        new(7, "every step belongs to an enrollment", """
            select 'step ' || enrollment_id || ':' || step, version_id, enrollment_id, activity from trace t
            where not exists (select 1 from enrollment e where e.id = t.enrollment_id)
            """),
        new(7, "an enrollment's counter is its last step", """
            select 'enrollment ' || id || ' counts ' || step, version_id, id, null from enrollment e
            where step <> (select coalesce(max(t.step), 0) from trace t where t.enrollment_id = e.id)
            """),
        new(7, "an operator's step names the operator", """
            select 'step ' || enrollment_id || ':' || step || ' ' || intervention, version_id, enrollment_id, activity from trace
            where intervention is not null and actor is null
            """),
    ];
}
