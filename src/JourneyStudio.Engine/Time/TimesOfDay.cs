using System.Globalization;

namespace JourneyStudio.Engine.Time;

/// <summary>Times on the wall, written <c>HH:mm</c>.</summary>
public static class TimesOfDay
{
    private const string Format = "HH:mm";

    /// <summary>The time, or problem <c>time.invalid</c>.</summary>
    public static Result<TimeOnly> Parse(string text) =>
        TimeOnly.TryParseExact(text, Format, CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) ? time : new Problem("time.invalid", text);

    /// <summary>The time of a setting: null when it is empty or no time.</summary>
    public static TimeOnly? Of(string? text) => string.IsNullOrEmpty(text) || !Parse(text).TryGet(out var time) ? null : time;

    /// <summary>The time as it is written.</summary>
    public static string Write(TimeOnly time) => time.ToString(Format, CultureInfo.InvariantCulture);
}
