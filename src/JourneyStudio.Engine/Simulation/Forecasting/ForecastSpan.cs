namespace JourneyStudio.Engine.Simulation.Forecasting;

/// <summary>The days that a forecast runs through, by one clock.</summary>
/// <param name="From">Start of the first day.</param>
/// <param name="Days">How many.</param>
public sealed record ForecastSpan(DateTimeOffset From, int Days)
{
    /// <summary>Most days of a forecast.</summary>
    public const int MostDays = 366;

    /// <summary>After the last day.</summary>
    public DateTimeOffset End => From.AddDays(Days);

    /// <summary>Hours in all.</summary>
    public int Hours => Days * 24;

    /// <summary>The days before today, by the clock of a zone.</summary>
    /// <param name="now">Now.</param>
    /// <param name="days">How many.</param>
    /// <param name="zone">Whose midnight; days are 24 hours from then on, also where clocks change.</param>
    public static ForecastSpan Before(DateTimeOffset now, int days, TimeZoneInfo zone)
    {
        var midnight = TimeZoneInfo.ConvertTime(now, zone).Date;
        return new ForecastSpan(new DateTimeOffset(midnight, zone.GetUtcOffset(midnight)).AddDays(-days).ToUniversalTime(), days);
    }

    /// <summary>Number of the day, from 0; the nearest for an instant outside.</summary>
    public int DayOf(DateTimeOffset at) => HourOf(at) / 24;

    /// <summary>Number of the hour, from 0; the nearest for an instant outside.</summary>
    public int HourOf(DateTimeOffset at) => Math.Clamp((int)Math.Floor((at - From).TotalHours), 0, Hours - 1);
}
