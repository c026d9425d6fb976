using JourneyStudio.Engine.Execution;
using JourneyStudio.Engine.Members;
using JourneyStudio.Storage.Links;
using JourneyStudio.Storage.Rows;

namespace JourneyStudio.Storage.HotPath;

/// <summary>The rows through which staff act. They have no phone and no mail address: those may be a member's, who is the same person in private.</summary>
internal static class StaffSubjects
{
    /// <summary>Rows of those who have acted before, by the staff person's key.</summary>
    public const string Find = "select s.key, m.id from staff s join member m on m.staff_id = s.id where s.active and s.key in (select value from json_each(?1))";

    /// <summary>Makes the row of a staff person, reachable by WeCom where that is known.</summary>
    /// <returns>Null when nobody at work has the key.</returns>
    public static MemberId? Create(Link link, string key, IdBlock ids, DateTimeOffset now)
    {
        var rows = link.Sql("select id, we_com_id, org_unit_id from staff where key = ?1 and active").Set(1, key);
        if (!rows.Read())
            return null;
        var (staff, weCom, store) = (rows.Int64(0), rows.OptionalText(1), rows.Int64(2));
        rows.Reset();
        var subject = new MemberId(ids.Next());
        link.Sql("""
            insert into member(id, public_id, slot, name, name_folded, store_id, staff_id, state, created_at, updated_at)
            values(?1, ?2, ?3, ?4, '', ?5, ?6, 'active', ?7, ?7)
            """)
            .Set(1, subject.Value).Set(2, PublicId.New()).Set(3, (long)SlotLease.SlotOf(subject)).Set(4, key).Set(5, store).Set(6, staff).Set(7, now)
            .Add();
        if (weCom is { Length: > 0 })
            new MemberEditor(link, now).Bind(subject.Value, ChannelKeys.WeCom, weCom, $"staff:{key}");
        return subject;
    }
}
