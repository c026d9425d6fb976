using System.Globalization;
using JourneyStudio.Engine.Time;

namespace JourneyStudio.Engine.Definitions.Elsa;

/// <summary>Elsa's ways of writing time in ours.</summary>
public static class ElsaTimes
{
    /// <summary>Zone of <see cref="Moment"/>.</summary>
    public const string MomentZone = "Etc/UTC";

    private const int CronFieldsWithSeconds = 6;
    private const int MinutesOfHour = 60;
    private const int HoursOfDay = 24;

    /// <summary>ISO 8601 of a .NET time span (<c>1.02:30:00</c>) or of ISO 8601 itself; null when it is neither, not positive or has fractions of a second.</summary>
    public static string? Duration(string text)
    {
        if (Time.Duration.Parse(text).IsOk) return text;
        if (!TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out var span) || span <= TimeSpan.Zero || span.Ticks % TimeSpan.TicksPerSecond != 0) return null;
        var duration = new Duration { Days = span.Days, Hours = span.Hours, Minutes = span.Minutes, Seconds = span.Seconds }.ToString();
        return Time.Duration.Parse(duration).IsOk ? duration : null;
    }

    /// <summary>The five fields of cron from five, or from six that begin with second 0; null when it is neither.</summary>
    public static string? Cron(string text)
    {
        var fields = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (fields.Length == CronFieldsWithSeconds && fields[0] == "0") fields = fields[1..];
        var cron = string.Join(' ', fields).Replace('?', '*');
        return CronSchedule.Parse(cron).IsOk ? cron : null;
    }

    /// <summary>Date and time in <see cref="MomentZone"/> of an instant; without an offset it is taken for UTC, as Elsa does. Null when it is none, or within a minute.</summary>
    public static string? Moment(string text) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at) && at.Second == 0 ? at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm", CultureInfo.InvariantCulture) : null;

    /// <summary>Cron of what comes every so often, where an hour or a day is a whole number of it; else null.</summary>
    public static string? Every(string text)
    {
        if (!TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out var span) || span < TimeSpan.FromMinutes(1) || span.Ticks % TimeSpan.TicksPerMinute != 0) return null;
        var minutes = (long)span.TotalMinutes;
        if (minutes < MinutesOfHour) return MinutesOfHour % minutes == 0 ? string.Create(CultureInfo.InvariantCulture, $"*/{minutes} * * * *") : null;
        if (minutes % MinutesOfHour != 0) return null;
        return (minutes / MinutesOfHour) switch
        {
            1 => "0 * * * *",
            HoursOfDay => "0 0 * * *",
            var hours when hours < HoursOfDay && HoursOfDay % hours == 0 => string.Create(CultureInfo.InvariantCulture, $"0 */{hours} * * *"),
            _ => null,
        };
    }
}
