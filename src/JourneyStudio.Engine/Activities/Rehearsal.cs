using JourneyStudio.Engine.Clocks;
using JourneyStudio.Engine.Time;

namespace JourneyStudio.Engine.Activities;

/// <summary>When an activity would act for a member who came to it now. It is asked to decide as at run time, and nothing is carried out.</summary>
public static class Rehearsal
{
    /// <summary>Triggers are looked at so far ahead.</summary>
    private static readonly TimeSpan Ahead = TimeSpan.FromDays(5 * 366);

    /// <summary>What would come of it; null for activities that time has no part in, and for settings that cannot run.</summary>
    /// <param name="activity">The activity.</param>
    /// <param name="context">The member, and the records that their enrollment would carry.</param>
    public static Rehearsed? Of(BoundActivity activity, ActivityContext context)
    {
        if (!activity.Problems.IsEmpty) return null;
        if (activity.Clock is { } clock) return Start(clock, context);
        return activity.Kind.Descriptor.Family == ActivityFamily.Wait ? Wait(activity.Execute(context)) : null;
    }

    private static Rehearsed? Wait(Outcome outcome) => outcome switch
    {
        Outcome.WaitUntil wait => new Rehearsed.At(wait.Due),
        Outcome.WaitForEvent { Timeout: { } end } => new Rehearsed.At(end),
        Outcome.WaitForRule { Timeout: { } end } => new Rehearsed.At(end),
        Outcome.Continue onward => new Rehearsed.AtOnce(onward.Port),
        Outcome.Complete => new Rehearsed.Leaves(),
        _ => null,
    };

    private static Rehearsed? Start(ClockSpec clock, ActivityContext context) => clock switch
    {
        ClockSpec.Schedule schedule => Found(schedule.Next(context.Now, WorkspaceZone(context))),
        ClockSpec.Dates dates => Found(Dates(dates, context)),
        _ => null,
    };

    private static DateTimeOffset? Dates(ClockSpec.Dates dates, ActivityContext context)
    {
        var due = DateAnchors.Dates(dates.Anchor, dates.Attribute, context.Member, context.Session)
            .SelectMany(date => DateOccurrences.Due(dates, date.Value, context.Zone, context.Now, context.Now + Ahead).Take(1))
            .Select(occurrence => (DateTimeOffset?)occurrence.Due);
        return due.Min();
    }

    private static Rehearsed Found(DateTimeOffset? instant) => instant is { } at ? new Rehearsed.At(at) : new Rehearsed.Never();

    private static TimeZoneInfo WorkspaceZone(ActivityContext context) => Zones.Find(context.Content.Content.Zone).TryGet(out var zone) ? zone : TimeZoneInfo.Utc;
}

/// <summary>What came of a <see cref="Rehearsal"/>.</summary>
public abstract record Rehearsed
{
    private Rehearsed()
    {
    }

    /// <summary>It acts then, or waits until then at the latest.</summary>
    public sealed record At(DateTimeOffset Instant) : Rehearsed;

    /// <summary>The member goes on at once, by a port.</summary>
    public sealed record AtOnce(string Port) : Rehearsed;

    /// <summary>The member leaves the journey here.</summary>
    public sealed record Leaves : Rehearsed;

    /// <summary>No start lies ahead.</summary>
    public sealed record Never : Rehearsed;
}
