using System.Globalization;
using System.Text;
using JourneyStudio.Engine.Time;

namespace JourneyStudio.Runtime.Importing;

/// <summary>Reads dates and times as people write them. Which of day and month comes first is not guessed: the operator says it.</summary>
/// <param name="order">One of <see cref="Orders"/>: where the year stands last.</param>
/// <param name="zone">Zone of times that name none.</param>
public sealed class MomentReader(string order, TimeZoneInfo zone)
{
    public const string DayFirst = "dmy";
    public const string MonthFirst = "mdy";

    private static readonly string[] YearFirst = ["yyyy-M-d", "yyyy/M/d", "yyyy.M.d", "yyyy年M月d日", "yyyyMMdd"];
    private static readonly string[] DayBefore = ["d/M/yyyy", "d-M-yyyy", "d.M.yyyy"];
    private static readonly string[] MonthBefore = ["M/d/yyyy", "M-d-yyyy", "M.d.yyyy"];
    private static readonly string[] Times = ["H:mm", "H:mm:ss", "H:mm:ss.FFF", "h:mm tt", "h:mm:ss tt"];

    private readonly string[] dates = [.. YearFirst, .. order == MonthFirst ? MonthBefore : DayBefore];

    public static IReadOnlyList<string> Orders { get; } = [DayFirst, MonthFirst];

    /// <summary>A date; midnight behind it, which spreadsheets add, does not disturb.</summary>
    public DateOnly? Date(string text)
    {
        if (DateOnly.TryParseExact(text, dates, CultureInfo.InvariantCulture, DateTimeStyles.None, out var plain))
            return plain;
        var (day, time) = Parts(text);
        return Day(day) is { } date && (time.Length == 0 || Time(time) == TimeOnly.MinValue) ? date : null;
    }

    /// <summary>A moment, to the millisecond.</summary>
    public DateTimeOffset? Instant(string text)
    {
        if (HasOffset(text))
            return DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out var at) ? DateTimeOffset.FromUnixTimeMilliseconds(at.ToUnixTimeMilliseconds()) : null;
        var (day, time) = Parts(text);
        if (Day(day) is not { } date || (time.Length > 0 && Time(time) is null))
            return null;
        var local = date.ToDateTime(time.Length == 0 ? TimeOnly.MinValue : Time(time)!.Value);
        return LocalTime.Resolve(local, zone).ToUniversalTime();
    }

    private static bool HasOffset(string text) =>
        text.Contains('T', StringComparison.Ordinal) && (text.EndsWith('Z') || text.LastIndexOfAny(['+', '-']) > text.IndexOf('T', StringComparison.Ordinal));

    private static (string Day, string Time) Parts(string text)
    {
        var plain = text.Normalize(NormalizationForm.FormKC).Trim();
        var gap = plain.IndexOfAny([' ', 'T']);
        return gap < 0 ? (plain, "") : (plain[..gap], plain[(gap + 1)..].Trim());
    }

    private DateOnly? Day(string text) => DateOnly.TryParseExact(text, dates, CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? date : null;

    private static TimeOnly? Time(string text) => TimeOnly.TryParseExact(text, Times, CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) ? time : null;
}
