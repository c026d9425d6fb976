using System.Collections.Immutable;

namespace JourneyStudio.Storage.Laws;

/// <summary>Law 3: the numbers on the canvas are what happened.</summary>
internal static class CountLaws
{
    public static ImmutableArray<LawQuery> All { get; } =
    [
        new(3, "arrivals = departures + present", """
            select arrivals || ' came, ' || present || ' are here', version_id, null, activity
            from (select version_id, activity, sum(arrivals) as arrivals, sum(present) as present from activity_stats group by version_id, activity) s
            where arrivals <> present + (select coalesce(sum(departures), 0) from activity_departure d where d.version_id = s.version_id and d.activity = s.activity)
            """),
        new(3, "arrivals on the canvas are the steps of the trace", """
            select coalesce(s.arrivals, 0) || ' counted, ' || coalesce(t.steps, 0) || ' traced', coalesce(s.version_id, t.version_id), null, coalesce(s.activity, t.activity)
            from (select version_id, activity, sum(arrivals) as arrivals from activity_stats group by version_id, activity) s full join (select version_id, activity, count(*) as steps from trace group by version_id, activity) t
            on t.version_id = s.version_id and t.activity = s.activity where coalesce(s.arrivals, 0) <> coalesce(t.steps, 0)
            + coalesce((select total from forgotten f where f.version_id = coalesce(s.version_id, t.version_id) and f.what = 'step:' || coalesce(s.activity, t.activity)), 0)
            """),
        new(3, "departures on the canvas are those of the trace", """
            select coalesce(d.port, t.port) || ': ' || coalesce(d.departures, 0) || ' counted, ' || coalesce(t.steps, 0) || ' traced',
            coalesce(d.version_id, t.version_id), null, coalesce(d.activity, t.activity)
            from (select version_id, activity, port, sum(departures) as departures from activity_departure group by version_id, activity, port) d full join (
                select version_id, activity, coalesce(port, '(' || coalesce("end", 'ended') || ')') as port, count(*) as steps
                from trace where left_at is not null group by 1, 2, 3) t
            on t.version_id = d.version_id and t.activity = d.activity and t.port = d.port where coalesce(d.departures, 0) <> coalesce(t.steps, 0)
            + coalesce((select total from forgotten f where f.version_id = coalesce(d.version_id, t.version_id)
                and f.what = 'left:' || coalesce(d.activity, t.activity) || ':' || coalesce(d.port, t.port)), 0)
            """),
        new(3, "those present on the canvas are the tokens there", """
            select s.present || ' counted, ' || coalesce(p.tokens, 0) || ' there', s.version_id, null, s.activity
            from (select version_id, activity, sum(present) as present from activity_stats group by version_id, activity) s left join (
                select e.version_id, t.activity, count(*) as tokens from token t join enrollment e on e.id = t.enrollment_id group by 1, 2) p
            on p.version_id = s.version_id and p.activity = s.activity where s.present <> coalesce(p.tokens, 0)
            """),
    ];
}
