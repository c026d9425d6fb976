using System.Globalization;

namespace JourneyStudio.Engine.Time;

/// <summary>A date and time on the wall, written <c>yyyy-MM-ddTHH:mm</c>: intent, resolved late in a zone.</summary>
public static class LocalMoment
{
    private const string Format = "yyyy-MM-dd'T'HH:mm";

    /// <summary>The moment, or problem <c>moment.invalid</c>.</summary>
    public static Result<DateTime> Parse(string text) =>
        DateTime.TryParseExact(text, Format, CultureInfo.InvariantCulture, DateTimeStyles.None, out var moment) ? moment : new Problem("moment.invalid", text);

    /// <summary>The instant of a setting in a zone: null when it is empty or no moment.</summary>
    public static DateTimeOffset? Resolve(string? text, TimeZoneInfo zone) =>
        string.IsNullOrEmpty(text) || !Parse(text).TryGet(out var moment) ? null : LocalTime.Resolve(moment, zone);
}
