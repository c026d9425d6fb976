using System.Globalization;
using JourneyStudio.Storage.Links;
using JourneyStudio.Storage.Segments;

namespace JourneyStudio.Storage.Tags;

/// <summary>Where it stands who has a computed tag. How many, and how many came and went that day, is kept with each change.</summary>
internal static class TagMembership
{
    public const string AddedEvent = "tag.added";
    public const string RemovedEvent = "tag.removed";

    /// <param name="tag">Key of the tag.</param>
    /// <param name="day">Today, by the calendar of the workspace.</param>
    /// <param name="scope">Key of the session for which it is given; empty: once for all.</param>
    public static Membership Of(string tag, DateOnly day, string scope = "") => new()
    {
        Kind = "tag",
        Key = tag,
        Scope = scope,
        EnteredEvent = AddedEvent,
        LeftEvent = RemovedEvent,
        Members = "select member_id from member_tag where tag = ?1 and scope = ?2",
        Insert = "insert into member_tag(member_id, tag, scope, at) select id, ?1, ?2, ?4 from member where id in (select value from json_each(?3)) on conflict do nothing",
        Delete = "delete from member_tag where tag = ?1 and scope = ?2 and member_id in (select value from json_each(?3))",
        Note = "update tag set members = ?2, refreshed_at = ?3 where key = ?1",
        // Who has it for several sessions counts once: those are counted with the rounds
        Shift = scope.Length == 0 ? "update tag set members = members + ?2 where key = ?1" : null,
        Count = (link, change) => CountDay(link, tag, day, change.Entered, change.Left),
    };

    /// <summary>Adds to a day what came and went, and takes over how many have the tag now.</summary>
    public static void CountDay(Link link, string tag, DateOnly day, long entered, long gone) =>
        link.Sql("""
            insert into tag_day(tag, day, members, entered, gone) select key, ?2, members, ?3, ?4 from tag where key = ?1
            on conflict(tag, day) do update set members = excluded.members, entered = tag_day.entered + excluded.entered, gone = tag_day.gone + excluded.gone
            """)
            .Set(1, tag).Set(2, day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)).Set(3, entered).Set(4, gone).Run();
}
