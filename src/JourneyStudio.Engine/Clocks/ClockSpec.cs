using JourneyStudio.Engine.Rules;
using JourneyStudio.Engine.Time;

namespace JourneyStudio.Engine.Clocks;

/// <summary>How a trigger starts without an event from outside: by the calendar or by hand. A closed set; the runtime knows how to run each.</summary>
public abstract record ClockSpec
{
    private ClockSpec()
    {
    }

    /// <summary>Starts at set times for an audience, which is fixed at the start.</summary>
    /// <param name="At">Local moment of the only start; null for a repeating one.</param>
    /// <param name="Cron">When it repeats; null for a single start.</param>
    /// <param name="Zone">IANA zone of the times; null: the workspace's.</param>
    /// <param name="Audience">Whom it starts for; null: everyone.</param>
    /// <param name="Missed">What becomes of starts that were missed.</param>
    public sealed record Schedule(string? At, CronSchedule? Cron, string? Zone, Rule? Audience, MissedRuns Missed) : ClockSpec
    {
        /// <summary>The first start after an instant; null when none comes.</summary>
        /// <param name="after">The instant.</param>
        /// <param name="otherwise">Zone where the schedule names none.</param>
        public DateTimeOffset? Next(DateTimeOffset after, TimeZoneInfo otherwise)
        {
            var zone = Zone is { Length: > 0 } id && Zones.Find(id).TryGet(out var own) ? own : otherwise;
            if (Cron is not null) return Cron.Next(after, zone);
            return LocalMoment.Resolve(At, zone) is { } once && once > after ? once : null;
        }
    }

    /// <summary>Starts for each member by a date of theirs.</summary>
    /// <param name="Anchor">Which date: see <see cref="DateAnchors"/>.</param>
    /// <param name="Attribute">Key of the attribute, for an anchor on the member.</param>
    /// <param name="Offset">How far before or after the date, at which local time.</param>
    /// <param name="Recurrence">Whether it comes round.</param>
    /// <param name="LeapDay">Where 29 February falls in other years.</param>
    /// <param name="Late">How late an occurrence that was missed is still taken up.</param>
    /// <param name="Past">How long before publishing occurrences may have been due and still be taken up; null: not at all.</param>
    public sealed record Dates(string Anchor, string Attribute, DateOffset Offset, Recurrence Recurrence, LeapDay LeapDay, TimeSpan Late, Duration? Past) : ClockSpec;

    /// <summary>Starts when somebody says so, for an audience, which is fixed at the start.</summary>
    /// <param name="Audience">Whom it starts for; null: everyone.</param>
    public sealed record Manual(Rule? Audience) : ClockSpec;

    /// <summary>Starts when another system calls the trigger's own address.</summary>
    public sealed record Call : ClockSpec;
}

/// <summary>What becomes of scheduled starts that were missed while nothing ran.</summary>
public enum MissedRuns
{
    /// <summary>Only the latest is made up for: the default.</summary>
    Latest,

    /// <summary>Each is made up for, in order.</summary>
    All,

    /// <summary>They are left out.</summary>
    None,
}

/// <summary>Whether a date comes round.</summary>
public enum Recurrence
{
    /// <summary>Once.</summary>
    Once,

    /// <summary>Every year after it.</summary>
    Yearly,

    /// <summary>Every year after it, by the Chinese lunar calendar.</summary>
    LunarYearly,
}
