using System.Globalization;
using JourneyStudio.Engine.Time;

namespace JourneyStudio.Engine.Rules;

/// <summary>Reads the dates that rules are written with.</summary>
internal static class DateValues
{
    private const string Today = "today";

    /// <summary>A fixed date or one counted from today; null when the text is neither.</summary>
    public static RuleValue? Parse(string text) =>
        text.StartsWith(Today, StringComparison.Ordinal) ? Relative(text[Today.Length..]) : Fixed(text) is { } date ? new RuleValue.Date(date) : null;

    /// <summary>A fixed date; null when the text is none.</summary>
    public static DateOnly? Fixed(string text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? date : null;

    private static RuleValue.Today? Relative(string offset)
    {
        if (offset.Length == 0) return new(Duration.Zero, 1);
        if (offset[0] is not ('+' or '-') || !Duration.Parse(offset[1..]).TryGet(out var duration)) return null;
        return duration.Elapsed == TimeSpan.Zero && !duration.IsZero ? new(duration, offset[0] == '-' ? -1 : 1) : null;
    }
}
