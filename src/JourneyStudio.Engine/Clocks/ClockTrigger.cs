using System.Collections.Immutable;
using JourneyStudio.Engine.Activities;
using JourneyStudio.Engine.Execution;
using JourneyStudio.Engine.Members;
using JourneyStudio.Engine.Time;

namespace JourneyStudio.Engine.Clocks;

/// <summary>A trigger of a journey that lets members in, which starts without an event from outside.</summary>
/// <param name="Plan">The version.</param>
/// <param name="Activity">The trigger.</param>
/// <param name="Spec">How it starts.</param>
public sealed record ClockTrigger(Plan Plan, BoundActivity Activity, ClockSpec Spec)
{
    /// <summary>A calendar that was followed until shortly before a version came out goes on over it.</summary>
    private static readonly TimeSpan Unbroken = TimeSpan.FromHours(1);

    /// <summary>Name in events.</summary>
    public string Name => ClockEvents.NameOf(Plan.Identity.Key, Activity.Definition.Id);

    /// <summary>All of them, of the versions that let members in.</summary>
    public static IReadOnlyList<ClockTrigger> In(PlanSet plans) => plans.Clocks;

    /// <summary>From when on occurrences count: what was due before publishing does not, unless that is chosen.</summary>
    /// <param name="reached">Up to when the calendar was taken up before.</param>
    public DateTimeOffset CountsFrom(DateTimeOffset? reached)
    {
        var published = Plan.Identity.PublishedAt;
        if (reached is { } at && at + Unbroken > published) return at;
        return Spec is ClockSpec.Dates { Past: { } past } ? past.Before(published, TimeZoneInfo.Utc) : published;
    }

    /// <summary>The starts that are due, oldest first, as the schedule wants missed ones made up for.</summary>
    public static ImmutableArray<DateTimeOffset> Starts(ClockSpec.Schedule schedule, DateTimeOffset after, DateTimeOffset now, TimeZoneInfo zone)
    {
        var due = ImmutableArray.CreateBuilder<DateTimeOffset>();
        for (var next = schedule.Next(after, zone); next is { } at && at <= now; next = schedule.Next(at, zone))
        {
            if (schedule.Missed == MissedRuns.Latest) due.Clear();
            if (schedule.Missed != MissedRuns.None || now - at <= Grace) due.Add(at);
        }

        return due.ToImmutable();
    }

    /// <summary>A start that is this late was not missed.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromMinutes(5);

    /// <summary>The event for an occurrence of a date.</summary>
    /// <param name="found">The date.</param>
    /// <param name="occurrence">The occurrence.</param>
    /// <param name="spec">The trigger's calendar.</param>
    public ClockEvent Event(DatedRecord found, DateOccurrence occurrence, ClockSpec.Dates spec)
    {
        var day = new AttributeValue.Date(occurrence.Date);
        var key = $"{(found.Record.Length > 0 ? found.Record : spec.Attribute)}|{day.ToText()}|{(spec.Offset.Sign < 0 ? "-" : "+")}{spec.Offset.Amount}";
        var properties = new Dictionary<string, AttributeValue>
        {
            [ClockEvents.Trigger] = new AttributeValue.Text(Name),
            ["anchor"] = new AttributeValue.Text(spec.Anchor),
            ["date"] = day,
            [ClockEvents.Occurrence] = new AttributeValue.Text(key),
        };
        if (DateAnchors.RecordOf(spec.Anchor) is { } kind) properties[kind] = new AttributeValue.Text(found.Record);
        if (occurrence.Due <= Plan.Identity.PublishedAt) properties[ClockEvents.Past] = new AttributeValue.Flag(true);
        return new ClockEvent($"{Name}|{found.Member.Value}|{key}", found.Member, ClockEvents.Date, occurrence.Due, properties);
    }

    /// <summary>Zone of the workspace, for schedules that name none.</summary>
    public static TimeZoneInfo Zone(PlanSet plans) => Zones.Find(plans.Content.Content.Zone).TryGet(out var zone) ? zone : TimeZoneInfo.Utc;
}
