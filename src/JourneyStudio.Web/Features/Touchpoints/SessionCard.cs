using System.Globalization;
using JourneyStudio.Storage.Campaigns;
using JourneyStudio.Web.Shared.Localisation;

namespace JourneyStudio.Web.Features.Touchpoints;

/// <summary>A session as the top of a page shows it.</summary>
public sealed record SessionCard(string Name, string When, string Place)
{
    public static SessionCard Of(SessionRow session)
    {
        var language = StudioLanguages.Current;
        var local = TimeZoneInfo.ConvertTime(session.StartsAt, TimeZoneInfo.FindSystemTimeZoneById(session.TimeZone));
        var format = language == StudioLanguages.Chinese ? "M月d日 ddd HH:mm" : "dddd d MMMM, HH:mm";
        return new SessionCard(session.Names.In(language), local.ToString(format, CultureInfo.GetCultureInfo(language)), session.Place.In(language));
    }
}
