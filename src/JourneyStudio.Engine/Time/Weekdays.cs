using System.Collections.Immutable;
using JourneyStudio.Engine.Content;

namespace JourneyStudio.Engine.Time;

/// <summary>Days of the week as settings name them: <c>mon</c> to <c>sun</c>.</summary>
public static class Weekdays
{
    private static readonly ImmutableArray<(string Name, DayOfWeek Day, LocalText Words)> All =
    [
        ("mon", DayOfWeek.Monday, new("Monday", "周一")),
        ("tue", DayOfWeek.Tuesday, new("Tuesday", "周二")),
        ("wed", DayOfWeek.Wednesday, new("Wednesday", "周三")),
        ("thu", DayOfWeek.Thursday, new("Thursday", "周四")),
        ("fri", DayOfWeek.Friday, new("Friday", "周五")),
        ("sat", DayOfWeek.Saturday, new("Saturday", "周六")),
        ("sun", DayOfWeek.Sunday, new("Sunday", "周日")),
    ];

    /// <summary>The names, Monday first.</summary>
    public static ImmutableArray<string> Names { get; } = [.. All.Select(day => day.Name)];

    /// <summary>The days, or problem <c>weekday.unknown</c> for the first name that is none.</summary>
    public static Result<ImmutableArray<DayOfWeek>> Parse(ImmutableArray<string> names)
    {
        if (names.IsDefaultOrEmpty) return ImmutableArray<DayOfWeek>.Empty;
        foreach (var name in names)
            if (!Names.Contains(name)) return new Problem("weekday.unknown", name, string.Join(", ", Names));
        return All.Where(day => names.Contains(day.Name)).Select(day => day.Day).ToImmutableArray();
    }

    /// <summary>The days of settings that were checked: names that are none are left out.</summary>
    public static ImmutableArray<DayOfWeek> Of(ImmutableArray<string> names) =>
        names.IsDefaultOrEmpty ? [] : [.. All.Where(day => names.Contains(day.Name)).Select(day => day.Day)];

    /// <summary>The days in words, Monday first.</summary>
    public static string Say(ImmutableArray<DayOfWeek> days, string language) =>
        string.Join(Languages.IsChinese(language) ? "、" : ", ", All.Where(day => days.Contains(day.Day)).Select(day => day.Words.In(language)));
}
