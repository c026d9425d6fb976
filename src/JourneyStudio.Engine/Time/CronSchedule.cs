using System.Collections.Immutable;

namespace JourneyStudio.Engine.Time;

/// <summary>
/// A repeating schedule in the five fields of cron: minute, hour, day of the month, month, day of the week (0 and 7 are Sunday).
/// Names, lists, ranges and steps are known. When both days are restricted, either is enough. Times are local: one that a clock change
/// leaves out is taken at the first instant after the gap, one that comes twice is taken once, the first time.
/// </summary>
public sealed class CronSchedule
{
    /// <summary>29 February on a given weekday comes within 40 years, even over a century without a leap year.</summary>
    private const int Horizon = 41 * 366;

    private static readonly ImmutableArray<string> MonthNames = ["JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"];
    private static readonly ImmutableArray<string> DayNames = ["SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT"];

    private readonly string text;
    private readonly CronField minutes;
    private readonly CronField hours;
    private readonly CronField days;
    private readonly CronField months;
    private readonly CronField weekdays;

    private CronSchedule(string text, CronField minutes, CronField hours, CronField days, CronField months, CronField weekdays) =>
        (this.text, this.minutes, this.hours, this.days, this.months, this.weekdays) = (text, minutes, hours, days, months, weekdays);

    /// <summary>Reads the five fields; problem <c>cron.invalid</c>, or <c>cron.never</c> for one that never comes, such as 31 February.</summary>
    public static Result<CronSchedule> Parse(string text)
    {
        var fields = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (fields.Length != 5
            || CronField.Parse(fields[0], 0, 59, []) is not { } minutes
            || CronField.Parse(fields[1], 0, 23, []) is not { } hours
            || CronField.Parse(fields[2], 1, 31, []) is not { } days
            || CronField.Parse(fields[3], 1, 12, MonthNames) is not { } months
            || CronField.Parse(fields[4], 0, 7, DayNames) is not { } weekdays)
            return new Problem("cron.invalid", text);
        var schedule = new CronSchedule(text, minutes, hours, days, months, weekdays);
        return schedule.FirstDay(new(2000, 1, 1)) is null ? new Problem("cron.never", text) : schedule;
    }

    /// <summary>The first instant after another at which the schedule comes round; null when that is beyond the calendar's end.</summary>
    public DateTimeOffset? Next(DateTimeOffset after, TimeZoneInfo zone)
    {
        var local = TimeZoneInfo.ConvertTime(after, zone).DateTime;
        // Instants never go back while local times go on, so the first local time that leads past the given instant is the one
        for (var at = First(local.AddTicks(-(local.Ticks % TimeSpan.TicksPerMinute))); at is { } time; at = First(time.AddMinutes(1)))
        {
            var instant = LocalTime.Resolve(time, zone);
            if (instant > after) return instant.ToUniversalTime();
        }

        return null;
    }

    /// <inheritdoc/>
    public override string ToString() => text;

    /// <summary>The first local time, not before another, that the fields allow.</summary>
    private DateTime? First(DateTime from)
    {
        var day = DateOnly.FromDateTime(from);
        if (IsDay(day) && TimeFrom(from.Hour, from.Minute) is { } later) return day.ToDateTime(later);
        return FirstDay(day.AddDays(1)) is { } next ? next.ToDateTime(TimeFrom(0, 0)!.Value) : null;
    }

    private DateOnly? FirstDay(DateOnly from)
    {
        var last = from.Year > 9900 ? DateOnly.MaxValue.AddYears(-1) : from.AddDays(Horizon);
        for (var day = from; day < last; day = day.AddDays(1))
            if (IsDay(day)) return day;
        return null;
    }

    private bool IsDay(DateOnly day)
    {
        if (!months.Allows(day.Month)) return false;
        var weekday = (int)day.DayOfWeek;
        var (byDay, byWeekday) = (days.Allows(day.Day), weekdays.Allows(weekday) || (weekday == 0 && weekdays.Allows(7)));
        return days.Every || weekdays.Every ? byDay && byWeekday : byDay || byWeekday;
    }

    private TimeOnly? TimeFrom(int hour, int minute)
    {
        for (var h = hour; h < 24; h++)
        {
            if (!hours.Allows(h)) continue;
            for (var m = h == hour ? minute : 0; m < 60; m++)
                if (minutes.Allows(m)) return new(h, m);
        }

        return null;
    }
}
