using System.Globalization;

namespace JourneyStudio.Engine.Time;

/// <summary>Reads a <see cref="Duration"/> from ISO 8601.</summary>
internal static class DurationText
{
    private const int LongestYears = 100;
    private const string DateUnits = "YMWD";
    private const string TimeUnits = "HMS";

    public static Result<Duration> Parse(string text)
    {
        var parts = new long[DateUnits.Length + TimeUnits.Length];
        if (!Scan(text, parts)) return new Problem("duration.invalid", text);
        var days = (365.0 * parts[0]) + (30.0 * parts[1]) + (7.0 * parts[2]) + parts[3] + (parts[4] / 24.0) + (parts[5] / 1440.0) + (parts[6] / 86400.0);
        if (days > LongestYears * 366 || parts[6] > int.MaxValue) return new Problem("duration.range", text);
        return new Duration
        {
            Years = (int)parts[0],
            Months = (int)parts[1],
            Weeks = (int)parts[2],
            Days = (int)parts[3],
            Hours = (int)parts[4],
            Minutes = (int)parts[5],
            Seconds = (int)parts[6],
        };
    }

    /// <summary>P, then amounts with date units in order, then perhaps T and at least one amount with a time unit.</summary>
    private static bool Scan(string text, long[] parts)
    {
        if (text.Length < 3 || text[0] != 'P') return false;
        var (at, unit, inTime) = (1, 0, false);
        while (at < text.Length)
        {
            if (text[at] == 'T' && !inTime)
            {
                (at, unit, inTime) = (at + 1, 0, true);
                if (at == text.Length) return false;
            }

            var digits = at;
            while (at < text.Length && char.IsAsciiDigit(text[at])) at++;
            if (at == digits || at == text.Length || at - digits > 12) return false;
            var found = (inTime ? TimeUnits : DateUnits).IndexOf(text[at], unit);
            if (found < 0) return false;
            parts[inTime ? DateUnits.Length + found : found] = long.Parse(text.AsSpan(digits, at - digits), NumberStyles.None, CultureInfo.InvariantCulture);
            (at, unit) = (at + 1, found + 1);
        }

        return true;
    }
}
