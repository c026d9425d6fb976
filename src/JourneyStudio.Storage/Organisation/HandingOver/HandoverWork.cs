using JourneyStudio.Engine.Execution;
using JourneyStudio.Engine.Members;
using JourneyStudio.Storage.Execution;
using JourneyStudio.Storage.HotPath;
using JourneyStudio.Storage.Links;
using JourneyStudio.Storage.Tasks;

namespace JourneyStudio.Storage.Organisation.HandingOver;

/// <summary>One batch of a hand-over, inside the transaction of its caller.</summary>
internal sealed class HandoverWork(Link link, Standing standing, bool heard, DateTimeOffset now)
{
    private const string Guide = "guide";

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
            Tell(eventIds.Next(), new MemberId(member), Properties(target, store, moves));
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

    /// <summary>Where no journey listens it is kept all the same, as the member's history.</summary>
    private void Tell(long id, MemberId member, Dictionary<string, AttributeValue> properties)
    {
        if (heard)
        {
            StoredEvents.Add(link, id, member, ChangeEvents.MemberUpdated, ChangeEvents.Source, now, now, properties);
            return;
        }
        link.Sql("""
            insert into event(id, subject_kind, member_id, slot, name, source, at, stored_at, properties, depth, routed)
            values(?1, 'member', ?2, ?3, ?4, ?5, ?6, ?6, ?7, 0, true)
            """)
            .Set(1, id).Set(2, member.Value).Set(3, (long)SlotLease.SlotOf(member)).Set(4, ChangeEvents.MemberUpdated).Set(5, ChangeEvents.Source).Set(6, now).Set(7, PropertyJson.Write(properties))
            .Add();
    }

    private Standing.Target Target(int turn) => standing.Targets[turn % standing.Targets.Count];

    private Dictionary<string, AttributeValue> Properties(Standing.Target target, string? store, bool moves)
    {
        var (before, after) = (Pair(standing.FromKey, store), Pair(target.Key, moves ? target.UnitKey : store));
        var properties = ChangeEvents.Properties([Guide, BuiltInAttributes.Store], before, after);
        properties[Guide] = after[Guide];
        return properties;
    }

    private static Dictionary<string, AttributeValue> Pair(string guide, string? store)
    {
        var pair = new Dictionary<string, AttributeValue> { [Guide] = new AttributeValue.Text(guide) };
        if (store is not null)
            pair[BuiltInAttributes.Store] = new AttributeValue.Text(store);
        return pair;
    }
}
