namespace JourneyStudio.Engine.Time;

/// <summary>A moment counted from a date: so much before or after it, perhaps at a given local time.</summary>
/// <param name="Amount">How far away; zero for the date itself.</param>
/// <param name="Sign">-1 before, 1 after.</param>
/// <param name="At">Local time of the day that days, weeks, months and years lead to; null: the date's own time (midnight for a date without one).</param>
/// <remarks>Days and longer are counted first, in local time and with the months' ends; then the local time is set; then hours and minutes pass.</remarks>
public sealed record DateOffset(Duration Amount, int Sign, TimeOnly? At)
{
    private static readonly DateOnly First = new(200, 1, 1);
    private static readonly DateOnly Last = new(9800, 1, 1);

    /// <summary>The moment for a calendar date.</summary>
    public DateTimeOffset From(DateOnly date, TimeZoneInfo zone) => Local(date, TimeOnly.MinValue, zone);

    /// <summary>The moment for an instant; its date and time are those on the wall in the zone.</summary>
    public DateTimeOffset From(DateTimeOffset instant, TimeZoneInfo zone)
    {
        if (!Amount.HasCalendarPart && At is null) return (instant + (Sign * Amount.Elapsed)).ToUniversalTime();
        var local = TimeZoneInfo.ConvertTime(instant, zone).DateTime;
        return Local(DateOnly.FromDateTime(local), TimeOnly.FromDateTime(local), zone);
    }

    /// <summary>The span of dates that can lead to a moment between two others, whatever the zone: what a search has to look through.</summary>
    public (DateOnly From, DateOnly To) Search(DateTimeOffset from, DateTimeOffset to)
    {
        var most = Amount.Longest;
        var least = Amount.Elapsed + TimeSpan.FromDays((365L * Amount.Years) + (28L * Amount.Months) + (7L * Amount.Weeks) + Amount.Days - (Amount.HasCalendarPart ? 1 : 0));
        var (near, far) = Sign > 0 ? (-most, -least) : (least, most);
        return (Day(from + near).AddDays(-2), Day(to + far).AddDays(2));
    }

    private static DateOnly Day(DateTimeOffset instant) => DateOnly.FromDateTime(instant.UtcDateTime);

    private DateTimeOffset Local(DateOnly date, TimeOnly time, TimeZoneInfo zone)
    {
        var near = date < First ? First : date > Last ? Last : date;
        var day = Amount.Shift(near, Sign);
        return (LocalTime.Resolve(day.ToDateTime(At ?? time), zone) + (Sign * Amount.Elapsed)).ToUniversalTime();
    }
}
