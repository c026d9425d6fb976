using System.Globalization;
using JourneyStudio.Web.Shared.Localisation;

namespace JourneyStudio.Web.Shared.Viewing;

/// <summary>Instants as the reader's clock shows them: 21 Nov, 14:32 or 11月21日 14:32.</summary>
internal static class Moments
{
    private static string DayTime => Chinese ? "M月d日 ddd HH:mm" : "ddd d MMM, HH:mm";

    private static bool Chinese => StudioLanguages.Current == StudioLanguages.Chinese;

    public static DateTimeOffset InZoneOf(DateTimeOffset instant, ViewerSettings viewer) =>
        TimeZoneInfo.ConvertTime(instant, TimeZoneInfo.FindSystemTimeZoneById(viewer.Zone));

    public static string Time(DateTimeOffset local) => local.ToString("HH:mm", CultureInfo.InvariantCulture);

    public static string Date(DateOnly date, DateOnly today) =>
        date.Year == today.Year
            ? date.ToString(Chinese ? "M月d日" : "d MMM", CultureInfo.CurrentCulture)
            : date.ToString(Chinese ? "yyyy年M月d日" : "d MMM yyyy", CultureInfo.CurrentCulture);

    public static string DateAndTime(DateTimeOffset local, DateOnly today) =>
        string.Create(CultureInfo.InvariantCulture, $"{Date(DateOnly.FromDateTime(local.DateTime), today)}{(Chinese ? " " : ", ")}{Time(local)}");

    /// <summary>With the day of the week: Sat 21 Nov, 14:32 or 11月21日 周六 14:32.</summary>
    public static string DayAndTime(DateTimeOffset local) => local.ToString(DayTime, CultureInfo.CurrentCulture);

    /// <summary>The same with its year when that is another than today's.</summary>
    public static string DayAndTime(DateTimeOffset local, DateOnly today) =>
        local.Year == today.Year ? DayAndTime(local) : local.ToString(Chinese ? "yyyy年M月d日 ddd HH:mm" : "ddd d MMM yyyy, HH:mm", CultureInfo.CurrentCulture);

    /// <summary>A day as a heading: Saturday 21 November or 11月21日 周六; with its year when that is another than today's.</summary>
    public static string LongDay(DateOnly date, DateOnly today) =>
        date.ToString((Chinese, date.Year == today.Year) switch { (true, true) => "M月d日 ddd", (true, _) => "yyyy年M月d日 ddd", (_, true) => "dddd d MMMM", _ => "dddd d MMMM yyyy" }, CultureInfo.CurrentCulture);

    /// <summary>From when to when something takes place, in the zone of the place, which is named: guests read it there.</summary>
    public static string AtPlace(DateTimeOffset startsAt, DateTimeOffset endsAt, string zone)
    {
        var place = TimeZoneInfo.FindSystemTimeZoneById(zone);
        var (start, end) = (TimeZoneInfo.ConvertTime(startsAt, place), TimeZoneInfo.ConvertTime(endsAt, place));
        return $"{DayAndTime(start)}–{end.ToString(start.Date == end.Date ? "HH:mm" : DayTime, start.Date == end.Date ? CultureInfo.InvariantCulture : CultureInfo.CurrentCulture)} {zone}";
    }
}
