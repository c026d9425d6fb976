using System.Collections.Immutable;

namespace JourneyStudio.Engine.Time;

/// <summary>
/// A time of day, or a part of the day with two ends, on some days of the week. A window that ends before it begins reaches into the
/// next day and belongs to the day on which it begins.
/// </summary>
/// <param name="From">Beginning, local time.</param>
/// <param name="To">End, which no longer belongs to it; null: only the moment of <paramref name="From"/>.</param>
/// <param name="Days">Days of the week; empty for every day.</param>
public sealed record DailyWindow(TimeOnly From, TimeOnly? To, ImmutableArray<DayOfWeek> Days)
{
    /// <summary>Nothing is further away than the same weekday of the next week, even where the calendar left a day out.</summary>
    private const int Horizon = 15;

    /// <summary>The first instant of the window that is not before <paramref name="now"/>: now itself when it lies in it.</summary>
    public DateTimeOffset Next(DateTimeOffset now, TimeZoneInfo zone)
    {
        var today = LocalTime.DateAt(now, zone);
        for (var ahead = -1; ahead <= Horizon; ahead++)
        {
            var day = today.AddDays(ahead);
            if (!Days.IsDefaultOrEmpty && !Days.Contains(day.DayOfWeek)) continue;
            var begins = LocalTime.Resolve(day.ToDateTime(From), zone);
            if (begins >= now) return begins.ToUniversalTime();
            if (End(day, zone) is { } ends && now < ends) return now.ToUniversalTime();
        }

        throw new InvalidOperationException("A week without its days.");
    }

    private DateTimeOffset? End(DateOnly day, TimeZoneInfo zone) => To is { } to
        ? LocalTime.Resolve((to > From ? day : day.AddDays(1)).ToDateTime(to), zone)
        : null;
}
