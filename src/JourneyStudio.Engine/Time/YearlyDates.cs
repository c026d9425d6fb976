namespace JourneyStudio.Engine.Time;

/// <summary>On which day 29 February is kept in years that have none.</summary>
public enum LeapDay
{
    /// <summary>On 28 February: the default.</summary>
    February28,

    /// <summary>On 1 March.</summary>
    March1,
}

/// <summary>Dates that come round every year, such as birthdays.</summary>
public static class YearlyDates
{
    /// <summary>The day on which a date is kept in a year.</summary>
    public static DateOnly In(int year, DateOnly date, LeapDay rule)
    {
        if (date is not { Month: 2, Day: 29 } || DateTime.IsLeapYear(year)) return new(year, date.Month, date.Day);
        return rule == LeapDay.March1 ? new(year, 3, 1) : new(year, 2, 28);
    }

    /// <summary>The first day, not before <paramref name="from"/>, on which a date is kept; never before the date itself.</summary>
    public static DateOnly Next(DateOnly date, DateOnly from, LeapDay rule)
    {
        if (from <= date) return date;
        var kept = In(from.Year, date, rule);
        return kept >= from ? kept : In(from.Year + 1, date, rule);
    }

    /// <summary>Month and day as one number, such as 1231: what databases look dates up by.</summary>
    public static int MonthDay(DateOnly date) => (100 * date.Month) + date.Day;

    /// <summary>The months and days (see <see cref="MonthDay"/>) that are kept on this day: usually its own, and 229 where it takes that one in.</summary>
    public static IEnumerable<int> KeptOn(DateOnly day, LeapDay rule)
    {
        yield return MonthDay(day);
        if (DateTime.IsLeapYear(day.Year)) yield break;
        if (In(day.Year, new(2000, 2, 29), rule) == day) yield return 229;
    }
}
