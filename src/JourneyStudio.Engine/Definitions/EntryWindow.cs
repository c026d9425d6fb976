using System.Globalization;
using JourneyStudio.Engine.Time;

namespace JourneyStudio.Engine.Definitions;

/// <summary>
/// When members may come in: local dates (<c>2026-05-01</c>) or local date-times (<c>2026-05-01T10:00</c>), resolved late in the
/// zone of the one who enters. Both ends belong to the window; a date as the end means its whole day.
/// </summary>
public sealed record EntryWindow
{
    /// <summary>First moment; null: open.</summary>
    public string? From { get; init; }

    /// <summary>Last moment; null: open.</summary>
    public string? To { get; init; }

    /// <summary>Unknown properties, kept.</summary>
    public PropertyBag Extra { get; init; } = PropertyBag.Empty;

    /// <summary>Whether the instant lies in the window, in the zone of the one who enters. An end that cannot be read is taken as open: lint reports it.</summary>
    public bool Contains(DateTimeOffset instant, TimeZoneInfo zone) =>
        (Moment(From, zone, dayEnd: false) is not { } from || from <= instant) && (Moment(To, zone, dayEnd: true) is not { } to || instant <= to);

    private static DateTimeOffset? Moment(string? local, TimeZoneInfo zone, bool dayEnd)
    {
        if (DateOnly.TryParseExact(local, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
            return dayEnd ? LocalTime.Resolve(date.AddDays(1).ToDateTime(TimeOnly.MinValue), zone).AddTicks(-1) : LocalTime.Resolve(date.ToDateTime(TimeOnly.MinValue), zone);
        return DateTime.TryParseExact(local, "yyyy-MM-dd'T'HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) ? LocalTime.Resolve(time, zone) : null;
    }
}
