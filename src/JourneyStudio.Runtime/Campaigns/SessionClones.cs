using JourneyStudio.Engine.Time;
using JourneyStudio.Storage.Campaigns;
using JourneyStudio.Storage.Organisation;

namespace JourneyStudio.Runtime.Campaigns;

/// <summary>Sessions like others, elsewhere or later. What is meant is the time on the wall.</summary>
internal static class SessionClones
{
    /// <summary>At a store, from a time on its wall, as long as before. Another store is another place.</summary>
    public static SessionDraft At(SessionRow session, OrgUnitRow store, DateTime start)
    {
        var elsewhere = store.Key != session.Store;
        var zone = elsewhere ? store.TimeZone ?? session.TimeZone : session.TimeZone;
        return Moved(session, zone, start) with { Store = store.Key, Place = elsewhere ? store.Address ?? store.Names : session.Place };
    }

    /// <summary>In another campaign, so many days later.</summary>
    public static SessionDraft Later(SessionRow session, string campaign, int days) =>
        Moved(session, session.TimeZone, TimeZoneInfo.ConvertTime(session.StartsAt, Zone(session.TimeZone)).DateTime.AddDays(days)) with { Campaign = campaign };

    private static SessionDraft Moved(SessionRow session, string zone, DateTime start)
    {
        var before = Zone(session.TimeZone);
        var length = TimeZoneInfo.ConvertTime(session.EndsAt, before).DateTime - TimeZoneInfo.ConvertTime(session.StartsAt, before).DateTime;
        return SessionDraft.Of(session) with { Key = null, TimeZone = zone, StartsAt = LocalTime.Resolve(start, Zone(zone)), EndsAt = LocalTime.Resolve(start + length, Zone(zone)) };
    }

    private static TimeZoneInfo Zone(string id) => Zones.Find(id).TryGet(out var zone) ? zone : TimeZoneInfo.Utc;
}
