using System.Globalization;
using JourneyStudio.Engine.Content;

namespace JourneyStudio.Engine.Time;

/// <summary>Says a <see cref="Duration"/> in words.</summary>
public static class DurationWords
{
    /// <summary>For example "1 month and 2 days", "1 个月 2 天".</summary>
    /// <param name="duration">What to say.</param>
    /// <param name="language">Language tag; what is not Chinese is said in English.</param>
    public static string Say(this Duration duration, string language)
    {
        (int Amount, string En, string Zh)[] all =
        [
            (duration.Years, "year", "年"), (duration.Months, "month", "个月"), (duration.Weeks, "week", "周"), (duration.Days, "day", "天"),
            (duration.Hours, "hour", "小时"), (duration.Minutes, "minute", "分钟"), (duration.Seconds, "second", "秒"),
        ];
        var parts = all.Where(p => p.Amount != 0).DefaultIfEmpty((0, "minute", "分钟")).ToArray();
        if (Languages.IsChinese(language)) return string.Join(' ', parts.Select(p => string.Create(CultureInfo.InvariantCulture, $"{p.Item1} {p.Item3}")));
        var words = parts.Select(p => string.Create(CultureInfo.InvariantCulture, $"{p.Item1} {p.Item2}{(p.Item1 == 1 ? "" : "s")}")).ToArray();
        return words is [.. var head, var last] && head.Length > 0 ? $"{string.Join(", ", head)} and {last}" : words[0];
    }
}
