using JourneyStudio.Storage.Links;
using JourneyStudio.Storage.Writing;

namespace JourneyStudio.Storage.Tasks;

/// <summary>Hands open tasks over when somebody leaves: each goes to whom it would go to if it were asked for now.</summary>
public sealed class TaskHandover(DatabaseLinks database, WriteGate gate) : IDisposable
{
    private static readonly string Reassign =
        $"update guide_task set assignee_id = {TaskAssignment.Staff("guide_task.member_id", "guide_task.session")} where assignee_id = ?1 and state in ({TaskStates.Unfinished})";

    private readonly LinkPool links = database.Open(cacheKilobytes: 256);

    /// <summary>A staff person leaves: they get no tasks any more, and those they have go to others.</summary>
    /// <param name="key">Key of the staff person.</param>
    /// <param name="cancellationToken">Ends the wait for the gate.</param>
    /// <returns>How many tasks were handed over; null when nobody with this key is at work.</returns>
    public async ValueTask<int?> LeaveAsync(string key, CancellationToken cancellationToken)
    {
        using var link = await links.UseAsync(cancellationToken);
        return await link.WriteAsync(gate, WritePriority.Interface, () => Leave(link, key), cancellationToken);
    }

    public void Dispose() => links.Dispose();

    private static int? Leave(Link link, string key)
    {
        var rows = link.Sql("select id from staff where key = ?1 and active").Set(1, key);
        long? found = rows.Read() ? rows.Int64(0) : null;
        rows.Reset();
        if (found is not { } staff)
            return null;
        link.Sql("update staff set active = false where id = ?1").Set(1, staff).Run();
        return link.Sql(Reassign).Set(1, staff).Run();
    }
}
