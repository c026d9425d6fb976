using System.Collections.Immutable;

namespace JourneyStudio.Storage.Laws;

/// <summary>Law 5: nothing that is due waits longer than two slot turns. What is paused or let go by a throttle is held and does not count.</summary>
internal static class OverdueLaw
{
    public static ImmutableArray<LawQuery> All { get; } =
    [
        new(5, "no token of a running version is overdue by more than two slot turns", """
            select 'token ' || t.enrollment_id || ':' || t.number, e.version_id, t.enrollment_id, t.activity
            from token t join journey j on j.id = t.journey_id left join enrollment e on e.id = t.enrollment_id
            where t.due < @at and not t.held and j.state in ('live', 'draining')
            """),
        new(5, "no event waits to be routed for more than two slot turns", """
            select 'event ' || id || ' ' || name, null, null, null from event where not routed and subject_kind = 'member' and stored_at < @at
            """),
    ];
}
