using JourneyStudio.Engine.Content;
using JourneyStudio.Storage.Links;
using JourneyStudio.Storage.Rows;

namespace JourneyStudio.Storage.HotPath;

/// <summary>Reads sessions as the engine and rendering know them.</summary>
internal static class SessionReader
{
    public static Dictionary<string, SessionRecord> Read(Link link, IReadOnlyCollection<string> keys)
    {
        var sessions = new Dictionary<string, SessionRecord>(StringComparer.Ordinal);
        if (keys.Count == 0)
            return sessions;
        var rows = link.Sql("""
            select key, names, campaign, store, place, time_zone, starts_at, ends_at, capacity, lecturer, coupon, state, cancelled_at
            from session where key in (select value from json_each(?1))
            """).Set(1, IdList.Of(keys));
        while (rows.Read())
        {
            sessions[rows.Text(0)] = new SessionRecord
            {
                Key = rows.Text(0),
                Names = StoredJson.Read<LocalText>(rows.Text(1)),
                Campaign = rows.OptionalText(2),
                Store = rows.Text(3),
                Place = StoredJson.Read<LocalText>(rows.Text(4)),
                Zone = rows.Text(5),
                StartsAt = rows.Instant(6),
                EndsAt = rows.Instant(7),
                Capacity = rows.Int32(8),
                Lecturer = rows.OptionalText(9),
                Coupon = rows.OptionalText(10),
                Cancelled = rows.Text(11) == "cancelled",
                CancelledAt = rows.OptionalInstant(12),
            };
        }
        return sessions;
    }
}
