using JourneyStudio.Engine.Time;

namespace JourneyStudio.Engine.Content;

/// <summary>How often a computed tag is computed for everybody. Beside that it follows each member's events.</summary>
public enum TagSchedule
{
    /// <summary>With every round of refreshing, as segments are.</summary>
    Always,

    /// <summary>Every night.</summary>
    Nightly,

    /// <summary>In the night to the first of each month.</summary>
    Monthly,

    /// <summary>In the night to the first of January, April, July and October.</summary>
    Quarterly,
}

/// <summary>When a computed tag is due.</summary>
public static class TagSchedules
{
    /// <summary>Local time at which nights, months and quarters are computed: before anybody comes to work.</summary>
    public static TimeOnly At { get; } = new(3, 0);

    /// <summary>Whether a tag is to be computed for everybody.</summary>
    /// <param name="schedule">How often it is.</param>
    /// <param name="last">When it was last; null: never, or not with the rule that it has now.</param>
    /// <param name="now">Now.</param>
    /// <param name="zone">Zone of the workspace.</param>
    public static bool IsDue(TagSchedule schedule, DateTimeOffset? last, DateTimeOffset now, TimeZoneInfo zone) =>
        schedule == TagSchedule.Always || last is not { } before || before < Latest(schedule, now, zone);

    /// <summary>The latest instant, not after now, at which the schedule asks for it.</summary>
    private static DateTimeOffset Latest(TagSchedule schedule, DateTimeOffset now, TimeZoneInfo zone)
    {
        var first = First(schedule, LocalTime.DateAt(now, zone));
        var instant = LocalTime.Resolve(first.ToDateTime(At), zone);
        return instant <= now ? instant : LocalTime.Resolve(First(schedule, first.AddDays(-1)).ToDateTime(At), zone);
    }

    /// <summary>The first day of the night, month or quarter that a day lies in.</summary>
    private static DateOnly First(TagSchedule schedule, DateOnly day) => schedule switch
    {
        TagSchedule.Monthly => new(day.Year, day.Month, 1),
        TagSchedule.Quarterly => new(day.Year, day.Month - ((day.Month - 1) % 3), 1),
        _ => day,
    };
}
