using JourneyStudio.Storage.Links;
using JourneyStudio.Storage.Organisation.Access;
using JourneyStudio.Storage.Writing;

namespace JourneyStudio.Storage.Tasks;

/// <summary>Hands open tasks over when somebody leaves: each goes to whom it would go to if it were asked for now.</summary>
public sealed class TaskHandover(DatabaseLinks database, WriteGate gate) : IDisposable
{
    private static readonly string Reassign = $"update guide_task set assignee_id = {TaskAssignment.Staff("?2", "?3")} where id = ?1";

    private readonly LinkPool links = database.Open(cacheKilobytes: 256);

    /// <summary>A staff person leaves: they get no tasks any more, and those they have go to others.</summary>
    /// <param name="key">Key of the staff person.</param>
    /// <param name="scope">Of which units staff may be sent away.</param>
    /// <param name="cancellationToken">Ends the wait for the gate.</param>
    /// <returns>How many tasks were handed over; null when nobody with this key is at work in the scope.</returns>
    public async ValueTask<int?> LeaveAsync(string key, Scope scope, CancellationToken cancellationToken)
    {
        using var link = await links.UseAsync(cancellationToken);
        return await link.WriteAsync(gate, WritePriority.Interface, () => Leave(link, key, scope), cancellationToken);
    }

    public void Dispose() => links.Dispose();

    private static int? Leave(Link link, string key, Scope scope)
    {
        var rows = link.Sql("select id, org_unit_id from staff where key = ?1 and active").Set(1, key);
        long? found = rows.Read() && (scope.Units is null || scope.Units.Contains(rows.Int64(1))) ? rows.Int64(0) : null;
        rows.Reset();
        if (found is not { } staff)
            return null;
        link.Sql("update staff set active = false where id = ?1").Set(1, staff).Run();
        // What they write from now on is nobody's of the house
        link.Sql("delete from member_address where member_id in (select id from member where staff_id = ?1)").Set(1, staff).Run();
        var tasks = Tasks(link, staff);
        // One after the other, so that each sees what the others have been given
        foreach (var (id, member, session) in tasks)
            link.Sql(Reassign).Set(1, id).Set(2, member).Set(3, session).Run();
        return tasks.Count;
    }

    private static List<(long Id, long Member, string Session)> Tasks(Link link, long staff)
    {
        var tasks = new List<(long, long, string)>();
        var rows = link.Sql($"select id, member_id, session from guide_task where assignee_id = ?1 and state in ({TaskStates.Unfinished}) order by due, id").Set(1, staff);
        while (rows.Read())
            tasks.Add((rows.Int64(0), rows.Int64(1), rows.Text(2)));
        return tasks;
    }
}
