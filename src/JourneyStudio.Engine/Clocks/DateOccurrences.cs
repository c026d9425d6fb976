using JourneyStudio.Engine.Members;
using JourneyStudio.Engine.Time;

namespace JourneyStudio.Engine.Clocks;

/// <summary>When dates are due, and which dates are due in a time. Pure: the two agree, so that a store can look up the few that matter.</summary>
public static class DateOccurrences
{
    /// <summary>A person's date comes round no more often than this.</summary>
    private const int MostYears = 130;

    private static readonly TimeSpan East = TimeSpan.FromHours(14);
    private static readonly TimeSpan West = TimeSpan.FromHours(12);

    /// <summary>Occurrences of a date that are due after one instant and not after another. A yearly date first comes round a year after itself.</summary>
    public static IEnumerable<DateOccurrence> Due(ClockSpec.Dates spec, AttributeValue anchor, TimeZoneInfo zone, DateTimeOffset after, DateTimeOffset until)
    {
        if (spec.Recurrence == Recurrence.Once)
        {
            var due = anchor is AttributeValue.Date on ? spec.Offset.From(on.Value, zone) : spec.Offset.From(InstantOf(anchor), zone);
            if (due > after && due <= until) yield return new(DayOf(anchor, zone), due);
            yield break;
        }

        var day = DayOf(anchor, zone);
        var offset = anchor is AttributeValue.Instant instant
            ? spec.Offset with { At = spec.Offset.At ?? TimeOnly.FromDateTime(TimeZoneInfo.ConvertTime(instant.Value, zone).DateTime) }
            : spec.Offset;
        var (first, last) = spec.Offset.Search(after, until);
        for (var kept = Next(spec, day, Later(first, day.AddDays(1))); kept is { } at && at <= last; kept = Next(spec, day, at.AddDays(1)))
        {
            var due = offset.From(at, zone);
            if (due > after && due <= until) yield return new(at, due);
        }
    }

    /// <summary>The dates that may be due in that time, in one of these zones.</summary>
    public static DateSearch Search(ClockSpec.Dates spec, DateTimeOffset after, DateTimeOffset until, IReadOnlyCollection<TimeZoneInfo> zones)
    {
        var (first, last) = spec.Offset.Search(after, until);
        var all = Enumerable.Range(0, Math.Max(0, last.DayNumber - first.DayNumber + 1)).Select(first.AddDays).ToList();
        var due = all.Where(day => zones.Any(zone => spec.Offset.From(day, zone) is var at && at > after && at <= until)).ToList();
        // An instant without a local time of its own in the offset may be due at any moment of its day
        var timed = spec.Offset.At is null ? all : due;
        return new(
            [.. due.SelectMany(day => Anchors(spec, day)).Distinct().Order()],
            [.. Spans(timed.SelectMany(day => Anchors(spec, day)).Distinct().Order())]);
    }

    private static DateOnly? Next(ClockSpec.Dates spec, DateOnly day, DateOnly from) =>
        spec.Recurrence == Recurrence.Yearly ? YearlyDates.Next(day, from, spec.LeapDay) : LunarDates.Next(day, from);

    /// <summary>The dates that are kept on a day.</summary>
    private static IEnumerable<DateOnly> Anchors(ClockSpec.Dates spec, DateOnly day)
    {
        if (spec.Recurrence == Recurrence.Once) return [day];
        var years = Enumerable.Range(day.Year - MostYears, MostYears + 1).Where(year => year > 0);
        return spec.Recurrence == Recurrence.Yearly
            ? from monthDay in YearlyDates.KeptOn(day, spec.LeapDay)
              from year in years
              where monthDay % 100 <= DateTime.DaysInMonth(year, monthDay / 100)
              let date = new DateOnly(year, monthDay / 100, monthDay % 100)
              where date < day
              select date
            : from monthDay in LunarDates.KeptOn(day)
              from year in years
              from date in LunarDates.Of(year, monthDay)
              where date < day
              select date;
    }

    /// <summary>The instants that lie on one of these days somewhere.</summary>
    private static IEnumerable<(DateTimeOffset From, DateTimeOffset To)> Spans(IEnumerable<DateOnly> days)
    {
        (DateTimeOffset From, DateTimeOffset To)? open = null;
        foreach (var day in days)
        {
            var midnight = new DateTimeOffset(day.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero);
            var (from, to) = (midnight - East, midnight.AddDays(1) + West);
            if (open is { } span && from <= span.To) open = (span.From, to);
            else
            {
                if (open is { } done) yield return done;
                open = (from, to);
            }
        }

        if (open is { } end) yield return end;
    }

    private static DateOnly DayOf(AttributeValue anchor, TimeZoneInfo zone) =>
        anchor is AttributeValue.Date date ? date.Value : LocalTime.DateAt(InstantOf(anchor), zone);

    private static DateTimeOffset InstantOf(AttributeValue anchor) => ((AttributeValue.Instant)anchor).Value;

    private static DateOnly Later(DateOnly a, DateOnly b) => a > b ? a : b;
}
