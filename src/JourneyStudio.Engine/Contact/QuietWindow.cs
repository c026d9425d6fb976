using System.Globalization;
using JourneyStudio.Engine.Definitions;
using JourneyStudio.Engine.Time;

namespace JourneyStudio.Engine.Contact;

/// <summary>Quiet hours, read and ready to be judged.</summary>
/// <param name="channel">Key of the channel; null: all of them.</param>
/// <param name="from">First quiet minute of the day.</param>
/// <param name="to">First minute that is no longer quiet: of the next day when it is not later than <paramref name="from"/>.</param>
internal sealed class QuietWindow(string? channel, TimeOnly from, TimeOnly to)
{
    /// <summary>Null when a time cannot be read or both are the same: lint and the settings page report that.</summary>
    public static QuietWindow? Of(QuietHours hours) =>
        Time(hours.From) is { } from && Time(hours.To) is { } to && from != to ? new(hours.Channel, from, to) : null;

    /// <summary>A time of day as it is written in rules: <c>21:00</c>.</summary>
    public static TimeOnly? Time(string text) =>
        TimeOnly.TryParseExact(text, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) ? time : null;

    public bool Covers(string other) => channel is null || channel == other;

    /// <summary>When the quiet hours end that the instant lies in; null when it lies in none. Those of the day before may reach into the day.</summary>
    public DateTimeOffset? EndAfter(DateTimeOffset instant, TimeZoneInfo zone)
    {
        var today = LocalTime.DateAt(instant, zone);
        for (var date = today.AddDays(-1); date <= today; date = date.AddDays(1))
        {
            var end = LocalTime.Resolve((to > from ? date : date.AddDays(1)).ToDateTime(to), zone);
            if (instant < end && LocalTime.Resolve(date.ToDateTime(from), zone) <= instant) return end;
        }

        return null;
    }
}
