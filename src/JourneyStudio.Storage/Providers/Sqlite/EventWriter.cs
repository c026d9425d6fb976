using JourneyStudio.Engine.Execution;
using JourneyStudio.Engine.Intake;
using JourneyStudio.Storage.Execution;

namespace JourneyStudio.Storage.Providers.Sqlite;

/// <summary>Writes one event that came from outside, inside the transaction of its caller.</summary>
internal sealed class EventWriter(SqliteLink link, MemberFinder finder, MemberEditor editor, IdBlock ids, DateTimeOffset now)
{
    public IntakeResult Write(IncomingEvent item)
    {
        if (IsKnown(item))
            return new IntakeResult.Duplicate();
        if (finder.Find(item.Member) is not { } member)
            return new IntakeResult.UnknownMember();
        if (item.Edit is { } edit)
            editor.Apply(member.Value, edit, item.Source);
        var id = ids.Next();
        link.Sql("insert into event_key(source, key, event_id, at) values(?1, ?2, ?3, ?4)").Set(1, item.Source).Set(2, item.Key).Set(3, id).Set(4, now).Run();
        link.Sql("""
            insert into event(id, subject_kind, member_id, slot, name, source, at, stored_at, properties, depth, routed)
            values(?1, 'member', ?2, ?3, ?4, ?5, ?6, ?7, ?8, 0, 0)
            """)
            .Set(1, id).Set(2, member.Value).Set(3, (long)SlotLease.SlotOf(member)).Set(4, item.Name).Set(5, item.Source)
            .Set(6, item.At < now ? item.At : now).Set(7, now).Set(8, PropertyJson.Write(item.Properties))
            .Run();
        return new IntakeResult.Stored(id, member);
    }

    private bool IsKnown(IncomingEvent item)
    {
        var rows = link.Sql("select 1 from event_key where source = ?1 and key = ?2").Set(1, item.Source).Set(2, item.Key);
        var known = rows.Read();
        rows.Reset();
        return known;
    }
}
