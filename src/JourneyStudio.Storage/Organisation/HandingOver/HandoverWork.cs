using JourneyStudio.Engine.Execution;
using JourneyStudio.Engine.Members;
using JourneyStudio.Storage.HotPath;
using JourneyStudio.Storage.Links;
using JourneyStudio.Storage.Tasks;
using JourneyStudio.Storage.Upserting;

namespace JourneyStudio.Storage.Organisation.HandingOver;

/// <summary>One batch of a hand-over, inside the transaction of its caller.</summary>
internal sealed class HandoverWork(Link link, Standing standing, bool heard, DateTimeOffset now)
{
    /// <returns>How many members got another guide; 0 when there are none left.</returns>
    public int Members(int most, IdBlock eventIds)
    {
        var found = new List<(long Id, string? Store)>();
        var rows = link.Sql("select m.id, o.key from member m left join org_unit o on o.id = m.store_id where m.guide_id = ?1 order by m.id limit ?2").Set(1, standing.From).Set(2, (long)most);
        while (rows.Read())
            found.Add((rows.Int64(0), rows.OptionalText(1)));
        for (var i = 0; i < found.Count; i++)
        {
            var (member, store) = found[i];
            var target = Target(standing.Done.Members + i);
            var moves = standing.Moves && store != target.UnitKey;
            var sql = moves ? "update member set guide_id = ?2, updated_at = ?3, store_id = ?4 where id = ?1" : "update member set guide_id = ?2, updated_at = ?3 where id = ?1";
            var update = link.Sql(sql).Set(1, member).Set(2, target.Id).Set(3, now);
            if (moves)
                update.Set(4, target.Unit);
            update.Add();
            StoredEvents.AddUpdate(link, eventIds.Next(), new MemberId(member), heard, now, Properties(target, store, moves));
        }
        return found.Count;
    }

    /// <summary>A task goes with its member where the member's guide is one of those who take over, else it is shared like all else.</summary>
    public int Tasks(int most)
    {
        var found = new List<(long Id, long? Guide)>();
        var rows = link.Sql($"select t.id, m.guide_id from guide_task t join member m on m.id = t.member_id where t.assignee_id = ?1 and t.state in ({TaskStates.Unfinished}) order by t.due, t.id limit ?2").Set(1, standing.From).Set(2, (long)most);
        while (rows.Read())
            found.Add((rows.Int64(0), rows.OptionalInt64(1)));
        for (var i = 0; i < found.Count; i++)
        {
            var (task, guide) = found[i];
            var target = standing.Targets.FirstOrDefault(one => one.Id == guide) ?? Target(standing.Done.Tasks + i);
            link.Sql("update guide_task set assignee_id = ?2 where id = ?1").Set(1, task).Set(2, target.Id).Add();
        }
        return found.Count;
    }

    /// <summary>Printed codes stay valid: who scans one from now on comes to whoever took it over.</summary>
    public int Codes(int most)
    {
        var found = new List<long>();
        var rows = link.Sql("select id from qr_code where guide = ?1 and active order by id limit ?2").Set(1, standing.FromKey).Set(2, (long)most);
        while (rows.Read())
            found.Add(rows.Int64(0));
        for (var i = 0; i < found.Count; i++)
            link.Sql("update qr_code set guide = ?2 where id = ?1").Set(1, found[i]).Set(2, Target(standing.Done.Codes + i).Key).Add();
        return found.Count;
    }

    private Standing.Target Target(int turn) => standing.Targets[turn % standing.Targets.Count];

    private Dictionary<string, AttributeValue> Properties(Standing.Target target, string? store, bool moves)
    {
        var (before, after) = (Pair(standing.FromKey, store), Pair(target.Key, moves ? target.UnitKey : store));
        var properties = ChangeEvents.Properties([Telling.Guide, BuiltInAttributes.Store], before, after);
        properties[Telling.Guide] = after[Telling.Guide];
        return properties;
    }

    private static Dictionary<string, AttributeValue> Pair(string guide, string? store)
    {
        var pair = new Dictionary<string, AttributeValue> { [Telling.Guide] = new AttributeValue.Text(guide) };
        if (store is not null)
            pair[BuiltInAttributes.Store] = new AttributeValue.Text(store);
        return pair;
    }
}
