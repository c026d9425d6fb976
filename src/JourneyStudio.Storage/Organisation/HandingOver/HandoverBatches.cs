using JourneyStudio.Engine.Execution;
using JourneyStudio.Engine.Members;
using JourneyStudio.Storage.Audit;
using JourneyStudio.Storage.Events;
using JourneyStudio.Storage.Execution;
using JourneyStudio.Storage.Links;
using JourneyStudio.Storage.Rows;
using JourneyStudio.Storage.Segments;
using JourneyStudio.Storage.Writing;

namespace JourneyStudio.Storage.Organisation.HandingOver;

/// <summary>
/// Carries hand-overs out, some hundreds at a time: first members, then tasks, then codes. Each batch is one transaction with the count of what is done, so a restart goes on where it was
/// and nothing is done twice. Several who take over get their share in turn.
/// </summary>
public sealed class HandoverBatches(DatabaseLinks database, WriteGate gate, IdBlocks ids, ListenedEvents listened) : IDisposable
{
    public const int Size = 500;

    private readonly LinkPool links = database.Open(cacheKilobytes: 2 * 1024);

    /// <summary>Numbers of those under way, the oldest first.</summary>
    public async Task<IReadOnlyList<long>> RunningAsync(CancellationToken cancellationToken)
    {
        using var link = await links.UseAsync(cancellationToken);
        return link.Read(
            () =>
            {
                var running = new List<long>();
                var rows = link.Sql($"select id from handover where state = '{HandoverStates.Running}' order by id");
                while (rows.Read())
                    running.Add(rows.Int64(0));
                return running;
            },
            cancellationToken);
    }

    /// <summary>Does the next batch of one.</summary>
    /// <returns>Whether there is more to do.</returns>
    public async Task<bool> NextAsync(long handover, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var eventIds = await ids.TakeAsync(IdNames.Event, Size, WritePriority.Upkeep, cancellationToken);
        using var link = await links.UseAsync(cancellationToken);
        return await link.WriteAsync(gate, WritePriority.Upkeep, () => Next(link, handover, eventIds.Again(), now), cancellationToken);
    }

    public void Dispose() => links.Dispose();

    private bool Next(Link link, long id, IdBlock eventIds, DateTimeOffset now)
    {
        // Of two nodes one goes on
        link.Exclude($"handover {id}");
        if (Standing.Read(link, id) is not { } standing)
            return false;
        var work = new HandoverWork(link, standing, listened.Hears(ChangeEvents.MemberUpdated), now);
        if (work.Members(Size, eventIds) is > 0 and var members)
            Count(link, id, "members", members);
        else if (work.Tasks(Size) is > 0 and var tasks)
            Count(link, id, "tasks", tasks);
        else if (work.Codes(Size) is > 0 and var codes)
            Count(link, id, "codes", codes);
        else
            return End(link, id, standing, now);
        return true;
    }

    private static void Count(Link link, long id, string column, int done) => link.Sql($"update handover set {column} = {column} + ?2 where id = ?1").Set(1, id).Set(2, (long)done).Run();

    private static bool End(Link link, long id, Standing standing, DateTimeOffset now)
    {
        link.Sql($"update handover set state = '{HandoverStates.Done}', ended_at = ?2 where id = ?1").Set(1, id).Set(2, now).Run();
        AuditEntry.Add(link, new AuditRow
        {
            At = now,
            Actor = standing.Actor,
            Action = "staff.handed-over",
            SubjectKind = StaffEditing.Subject,
            SubjectId = standing.FromKey,
            Values = StoredJson.Write(new SegmentValues(standing.FromKey, StoredJson.Write(standing.Done))),
        });
        return false;
    }
}
