using System.Collections.Immutable;
using JourneyStudio.Engine.Activities;
using JourneyStudio.Engine.Clocks;
using JourneyStudio.Engine.Time;

namespace JourneyStudio.Activities.WaitUntil;

/// <summary>Settings of <see cref="WaitUntilActivity"/>.</summary>
public sealed record WaitUntilSettings
{
    internal const string TimeOfDay = "time";
    internal const string Moment = "moment";
    internal const string Date = "date";
    internal const string LeaveByPassed = "passed";
    internal const string Exit = "exit";
    internal const string Before = "before";

    /// <summary><c>time</c>, <c>moment</c> or <c>date</c>.</summary>
    public string Mode { get; init; } = "";

    /// <summary>Time of day, for <c>time</c>: the moment, or the beginning of the window; for <c>date</c>: the local time of the day.</summary>
    public string At { get; init; } = "";

    /// <summary>End of the window of the day, for <c>time</c>; empty: only the moment.</summary>
    public string To { get; init; } = "";

    /// <summary>Days of the week, for <c>time</c>; none for every day.</summary>
    public ImmutableArray<string> Days { get; init; } = [];

    /// <summary>Local date and time, for <c>moment</c>.</summary>
    public string On { get; init; } = "";

    /// <summary>Which date, for <c>date</c>: see <see cref="DateAnchors.Carried"/>.</summary>
    public string Anchor { get; init; } = "";

    /// <summary>Key of the attribute, for a date of the member.</summary>
    public string Attribute { get; init; } = "";

    /// <summary>How far from the date; null: on it.</summary>
    public Duration? Offset { get; init; }

    /// <summary><c>before</c> or <c>after</c> (default) the date.</summary>
    public string Direction { get; init; } = "";

    /// <summary>How long after its moment a date still counts for somebody who comes late: the second end of the window. Null: not at all.</summary>
    public Duration? OpenFor { get; init; }

    /// <summary>When the moment is past on arrival: <c>continue</c>, <c>passed</c> or <c>exit</c>.</summary>
    public string WhenPast { get; init; } = "";

    internal static ImmutableArray<Field> Fields { get; } =
    [
        Field.Choice("mode", TimeOfDay, Moment, Date) with { Required = true },
        Field.Moment("on"),
        Field.Choice("anchor", [.. DateAnchors.Carried]) with { Group = FieldGroup.When },
        Field.Attribute("attribute") with { Group = FieldGroup.When },
        Field.Duration("offset"),
        Field.Choice("direction", Before, "after") with { Group = FieldGroup.When },
        Field.Time("at"),
        Field.Time("to"),
        Field.Several("days", [.. Weekdays.Names]) with { Group = FieldGroup.When },
        Field.Duration("openFor"),
        Field.Choice("whenPast", "continue", LeaveByPassed, Exit) with { Group = FieldGroup.Otherwise },
    ];

    internal bool CanBePast => Mode is Moment or Date;

    internal DailyWindow Window => new(TimesOfDay.Of(At)!.Value, TimesOfDay.Of(To), Weekdays.Of(Days));

    internal DateOffset Away => new(Offset ?? Duration.Zero, Direction == Before ? -1 : 1, TimesOfDay.Of(At));
}
