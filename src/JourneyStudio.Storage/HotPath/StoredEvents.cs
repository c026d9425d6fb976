using JourneyStudio.Engine.Execution;
using JourneyStudio.Engine.Members;
using JourneyStudio.Storage.Execution;
using JourneyStudio.Storage.Links;

namespace JourneyStudio.Storage.HotPath;

/// <summary>Rows of events, written inside the transaction of the caller.</summary>
internal static class StoredEvents
{
    /// <summary>An event that the house itself raises about a member.</summary>
    public static void Add(
        Link link, long id, MemberId member, string name, string source, DateTimeOffset at, DateTimeOffset storedAt, IReadOnlyCollection<KeyValuePair<string, AttributeValue>> properties) =>
        link.Sql("""
            insert into event(id, subject_kind, member_id, slot, name, source, at, stored_at, properties, depth, routed)
            values(?1, 'member', ?2, ?3, ?4, ?5, ?6, ?7, ?8, 0, false)
            """)
            .Set(1, id).Set(2, member.Value).Set(3, (long)SlotLease.SlotOf(member)).Set(4, name).Set(5, source).Set(6, at).Set(7, storedAt).Set(8, PropertyJson.Write(properties))
            .Add();

    /// <summary>That a member has another guide or store. Where no journey listens it is kept all the same, as the member's history.</summary>
    public static void AddUpdate(Link link, long id, MemberId member, bool heard, DateTimeOffset now, Dictionary<string, AttributeValue> properties)
    {
        if (heard)
        {
            Add(link, id, member, ChangeEvents.MemberUpdated, ChangeEvents.Source, now, now, properties);
            return;
        }
        link.Sql("""
            insert into event(id, subject_kind, member_id, slot, name, source, at, stored_at, properties, depth, routed)
            values(?1, 'member', ?2, ?3, ?4, ?5, ?6, ?6, ?7, 0, true)
            """)
            .Set(1, id).Set(2, member.Value).Set(3, (long)SlotLease.SlotOf(member)).Set(4, ChangeEvents.MemberUpdated).Set(5, ChangeEvents.Source).Set(6, now).Set(7, PropertyJson.Write(properties))
            .Add();
    }

    /// <summary>Makes the event's key known to its source.</summary>
    public static void AddKey(Link link, string source, string key, long id, DateTimeOffset at) =>
        link.Sql("insert into event_key(source, key, event_id, at) values(?1, ?2, ?3, ?4)").Set(1, source).Set(2, key).Set(3, id).Set(4, at).Add();

    /// <summary>Those of the keys that the source has used.</summary>
    public static HashSet<string> Known(Link link, string source, IEnumerable<string> keys)
    {
        var known = new HashSet<string>(StringComparer.Ordinal);
        var rows = link.Sql("select key from event_key where source = ?1 and key in (select value from json_each(?2))").Set(1, source).Set(2, IdList.Of(keys));
        while (rows.Read())
            known.Add(rows.Text(0));
        return known;
    }
}
