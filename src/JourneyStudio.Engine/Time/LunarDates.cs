using System.Globalization;

namespace JourneyStudio.Engine.Time;

/// <summary>
/// Dates of the Chinese lunar calendar that come round every year. A leap month counts as its plain month; a 30th that a month lacks is
/// kept on its 29th. Known from 1901 to 2100; outside of that there is no answer, and none is guessed.
/// </summary>
public static class LunarDates
{
    private static readonly ChineseLunisolarCalendar Calendar = new();
    private static readonly DateOnly First = DateOnly.FromDateTime(Calendar.MinSupportedDateTime).AddDays(1);
    private static readonly DateOnly Last = DateOnly.FromDateTime(Calendar.MaxSupportedDateTime);

    /// <summary>Lunar month and day of a date as one number, such as 815 for the Mid-Autumn Festival; null outside of the known years.</summary>
    public static int? MonthDay(DateOnly date) => Parts(date) is var (_, month, day, _) ? (100 * month) + day : null;

    /// <summary>The day on which a lunar month and day (see <see cref="MonthDay"/>) are kept in a lunar year; null outside of the known years.</summary>
    public static DateOnly? In(int lunarYear, int monthDay)
    {
        if (lunarYear < First.Year || lunarYear >= Last.Year) return null;
        var leap = Calendar.GetLeapMonth(lunarYear);
        var month = monthDay / 100;
        var place = leap > 0 && month >= leap ? month + 1 : month;
        var day = Math.Min(monthDay % 100, Calendar.GetDaysInMonth(lunarYear, place));
        return DateOnly.FromDateTime(Calendar.ToDateTime(lunarYear, place, day, 0, 0, 0, 0));
    }

    /// <summary>The days of a lunar year that count as a lunar month and day: one, two where the month has a leap month, none where the month is too short.</summary>
    public static IEnumerable<DateOnly> Of(int lunarYear, int monthDay)
    {
        if (lunarYear < First.Year || lunarYear >= Last.Year) yield break;
        var leap = Calendar.GetLeapMonth(lunarYear);
        var (month, day) = (monthDay / 100, monthDay % 100);
        var place = leap > 0 && month >= leap ? month + 1 : month;
        if (day <= Calendar.GetDaysInMonth(lunarYear, place)) yield return DateOnly.FromDateTime(Calendar.ToDateTime(lunarYear, place, day, 0, 0, 0, 0));
        if (leap == month + 1 && day <= Calendar.GetDaysInMonth(lunarYear, leap)) yield return DateOnly.FromDateTime(Calendar.ToDateTime(lunarYear, leap, day, 0, 0, 0, 0));
    }

    /// <summary>The first day, not before <paramref name="from"/>, on which a date is kept by the lunar calendar; never before the date itself; null when it is not known.</summary>
    public static DateOnly? Next(DateOnly date, DateOnly from)
    {
        if (MonthDay(date) is not { } kept) return null;
        if (from <= date) return date;
        if (Parts(from) is not var (year, _, _, _)) return null;
        return In(year, kept) is { } day && day >= from ? day : In(year + 1, kept);
    }

    /// <summary>The lunar months and days that are kept on this day: none in a leap month, the 30th too on the 29th of a short month.</summary>
    public static IEnumerable<int> KeptOn(DateOnly day)
    {
        if (Parts(day) is not var (year, month, number, leap) || leap) yield break;
        yield return (100 * month) + number;
        if (number == 29 && In(year, (100 * month) + 30) == day) yield return (100 * month) + 30;
    }

    private static (int Year, int Month, int Day, bool Leap)? Parts(DateOnly date)
    {
        if (date < First || date > Last) return null;
        var time = date.ToDateTime(TimeOnly.MinValue);
        var (year, place) = (Calendar.GetYear(time), Calendar.GetMonth(time));
        var leap = Calendar.GetLeapMonth(year);
        return (year, leap > 0 && place >= leap ? place - 1 : place, Calendar.GetDayOfMonth(time), leap > 0 && place == leap);
    }
}
