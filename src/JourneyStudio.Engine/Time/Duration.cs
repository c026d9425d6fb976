using System.Globalization;
using System.Text;

namespace JourneyStudio.Engine.Time;

/// <summary>
/// A length of time as a marketer means it, written in ISO 8601 (<c>PT30M</c>, <c>P7D</c>, <c>P1M</c>). Hours, minutes and seconds
/// are elapsed time; days, weeks, months and years are calendar time: the same local time so many days on. Never negative, no
/// fractions, at most 100 years.
/// </summary>
public sealed record Duration
{
    /// <summary>No time at all.</summary>
    public static readonly Duration Zero = new();

    /// <summary>Calendar years.</summary>
    public int Years { get; init; }

    /// <summary>Calendar months.</summary>
    public int Months { get; init; }

    /// <summary>Calendar weeks.</summary>
    public int Weeks { get; init; }

    /// <summary>Calendar days.</summary>
    public int Days { get; init; }

    /// <summary>Elapsed hours.</summary>
    public int Hours { get; init; }

    /// <summary>Elapsed minutes.</summary>
    public int Minutes { get; init; }

    /// <summary>Elapsed seconds.</summary>
    public int Seconds { get; init; }

    /// <summary>Whether it is no time at all.</summary>
    public bool IsZero => !HasCalendarPart && Elapsed == TimeSpan.Zero;

    /// <summary>Whether days, weeks, months or years take part, so that a zone matters.</summary>
    public bool HasCalendarPart => (Years | Months | Weeks | Days) != 0;

    /// <summary>The part in hours, minutes and seconds.</summary>
    public TimeSpan Elapsed => new(Hours, Minutes, Seconds);

    /// <summary>No occurrence of this duration is longer, whatever the months and clock changes in between.</summary>
    public TimeSpan Longest =>
        Elapsed + TimeSpan.FromDays((366L * Years) + (31L * Months) + (7L * Weeks) + Days + (HasCalendarPart ? 1 : 0));

    /// <summary>Reads ISO 8601, upper case; problem <c>duration.invalid</c> or <c>duration.range</c>.</summary>
    public static Result<Duration> Parse(string text) => DurationText.Parse(text);

    /// <summary>
    /// The instant this much later. The calendar part is taken first, in local time: months clamp to the month's end, a local time
    /// that doesn't exist becomes the first instant after the gap, an ambiguous one the first of the two.
    /// </summary>
    public DateTimeOffset After(DateTimeOffset instant, TimeZoneInfo zone) => Shift(instant, zone, 1);

    /// <summary>The instant this much earlier, by the same rules.</summary>
    public DateTimeOffset Before(DateTimeOffset instant, TimeZoneInfo zone) => Shift(instant, zone, -1);

    /// <summary>The date this much later (<paramref name="sign"/> 1) or earlier (-1); only the calendar part counts.</summary>
    public DateOnly Shift(DateOnly date, int sign) =>
        date.AddMonths(sign * ((12 * Years) + Months)).AddDays(sign * ((7 * Weeks) + Days));

    /// <summary>ISO 8601, without the parts that are zero; <c>PT0S</c> for no time.</summary>
    public override string ToString()
    {
        if (IsZero) return "PT0S";
        var text = new StringBuilder("P");
        Append(text, Years, 'Y');
        Append(text, Months, 'M');
        Append(text, Weeks, 'W');
        Append(text, Days, 'D');
        if (Elapsed != TimeSpan.Zero) text.Append('T');
        Append(text, Hours, 'H');
        Append(text, Minutes, 'M');
        Append(text, Seconds, 'S');
        return text.ToString();
    }

    private static void Append(StringBuilder text, int amount, char unit)
    {
        if (amount != 0) text.Append(CultureInfo.InvariantCulture, $"{amount}{unit}");
    }

    private DateTimeOffset Shift(DateTimeOffset instant, TimeZoneInfo zone, int sign)
    {
        if (HasCalendarPart)
        {
            var local = TimeZoneInfo.ConvertTime(instant, zone).DateTime;
            var date = Shift(DateOnly.FromDateTime(local), sign);
            instant = LocalTime.Resolve(date.ToDateTime(TimeOnly.FromDateTime(local)), zone);
        }

        return (instant + (sign * Elapsed)).ToUniversalTime();
    }
}
