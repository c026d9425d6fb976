namespace JourneyStudio.Storage.Tasks;

/// <summary>
/// Who gets a task: the guide of the session's store, the member's own before others there and then the one with the least to do; else the member's guide; else the
/// store's manager. Written as expressions, so that a batch of tasks is handed out by one statement.
/// </summary>
internal static class TaskAssignment
{
    /// <summary>The staff person's id, or null.</summary>
    /// <param name="member">Expression for the member's id.</param>
    /// <param name="session">Expression for the session's key.</param>
    public static string Staff(string member, string session) => $"""
        coalesce(
        (select g.id from staff g join org_unit o on o.id = g.org_unit_id join session e on e.store = o.key where e.key = {session} and g.role = 'guide' and g.active
        order by case when g.id = (select guide_id from member where id = {member}) then 0 else 1 end,
        (select count(*) from guide_task t where t.assignee_id = g.id and t.state in ({TaskStates.Unfinished})), g.id limit 1),
        (select g.id from staff g join member m on m.guide_id = g.id where m.id = {member} and g.active),
        (select g.id from staff g where g.org_unit_id = {Store(member, session)} and g.role = 'manager' and g.active order by g.id limit 1))
        """;

    /// <summary>The org_unit's id, or null.</summary>
    public static string Store(string member, string session) =>
        $"coalesce((select o.id from session e join org_unit o on o.key = e.store where e.key = {session}), (select store_id from member where id = {member}))";
}
