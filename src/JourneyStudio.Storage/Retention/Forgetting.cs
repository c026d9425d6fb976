namespace JourneyStudio.Storage.Retention;

/// <summary>What is done about enrollments that are forgotten. Each statement is for those whose id is as the caller says: <c>in (…)</c> or <c>between … and …</c>.</summary>
internal static class Forgetting
{
    /// <summary>Keeps what counts, and what re-entry rules ask, of enrollments and trace.</summary>
    public static string[] Keep(string which) =>
    [
        $"insert into past_entry(member_id, journey_id, entry_key, entered_at) select member_id, journey_id, entry_key, max(entered_at) from enrollment where id {which} group by 1, 2, 3"
            + " on conflict(member_id, journey_id, entry_key) do update set entered_at = case when excluded.entered_at > past_entry.entered_at then excluded.entered_at else past_entry.entered_at end",
        Count($"select version_id, 'state:' || state, count(*) from enrollment where id {which} group by 1, 2"),
        Count($"select version_id, 'step:' || activity, count(*) from trace where enrollment_id {which} group by 1, 2"),
        Count($"""select version_id, 'left:' || activity || ':' || coalesce(port, '(' || coalesce("end", 'ended') || ')'), count(*) from trace where enrollment_id {which} and left_at is not null group by 1, 2"""),
    ];

    /// <summary>Deletes the messages with what hangs on them.</summary>
    public static string[] ClearMessages(string which) =>
    [
        $"delete from mailbox where key in (select effect_key from message where enrollment_id {which})",
        $"delete from message_claim where enrollment_id {which}",
        $"delete from message where enrollment_id {which}",
    ];

    /// <summary>Whether an enrollment <c>e</c> may be forgotten: ended before, no goal to be reached any more, and no message on its way.</summary>
    public static string IsPast(string before, string now) => $"""
        e.state <> 'active' and e.ended_at < {before} and (e.goal_until is null or e.goal_until < {now})
        and not exists (select 1 from message m where m.enrollment_id = e.id and m.state in ('pending', 'sending'))
        """;

    private static string Count(string select) =>
        $"insert into forgotten(version_id, what, total) {select} on conflict(version_id, what) do update set total = forgotten.total + excluded.total";
}
