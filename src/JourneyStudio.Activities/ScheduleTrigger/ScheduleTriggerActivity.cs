using System.Collections.Immutable;
using JourneyStudio.Engine;
using JourneyStudio.Engine.Activities;
using JourneyStudio.Engine.Clocks;
using JourneyStudio.Engine.Definitions;
using JourneyStudio.Engine.Definitions.Elsa;
using JourneyStudio.Engine.Members;
using JourneyStudio.Engine.Rules;
using JourneyStudio.Engine.Time;

namespace JourneyStudio.Activities.ScheduleTrigger;

/// <summary>Settings of <see cref="ScheduleTriggerActivity"/>.</summary>
public sealed record ScheduleTriggerSettings
{
    /// <summary>Local moment of the only start.</summary>
    public string At { get; init; } = "";

    /// <summary>When it repeats, in the five fields of cron.</summary>
    public string Cron { get; init; } = "";

    /// <summary>IANA zone of the times; empty: the workspace's.</summary>
    public string Zone { get; init; } = "";

    /// <summary>What becomes of starts that were missed: <c>latest</c> (default), <c>all</c> or <c>none</c>.</summary>
    public string Missed { get; init; } = "";

    /// <summary>Whom it starts for; null: everyone. Staff never count.</summary>
    public Rule? Audience { get; init; }
}

/// <summary>Starts at set times for an audience.</summary>
public sealed class ScheduleTriggerActivity : ActivityKind<ScheduleTriggerSettings>
{
    /// <inheritdoc/>
    public override ActivityDescriptor Descriptor { get; } = new()
    {
        Type = "Journey.ScheduleTrigger",
        Family = ActivityFamily.Trigger,
        Fields = [
            Field.Moment("at"),
            Field.Cron("cron"),
            Field.Zone("zone"),
            Field.Rule("audience"),
            Field.Choice("missed", "latest", "all", "none") with { Group = FieldGroup.Otherwise },
        ],
        Elsa =
        [
            ElsaCounterpart.Of("Elsa.Cron", "cronExpression", "cron", ElsaTimes.Cron) with { Starts = true },
            ElsaCounterpart.Of("Elsa.Timer", "interval", "cron", ElsaTimes.Every) with { Starts = true },
            new("Elsa.StartAt", inputs => inputs.Text("dateTime", ElsaTimes.Moment) is { } at ? PropertyBag.Empty.Set("at", at).Set("zone", ElsaTimes.MomentZone) : PropertyBag.Empty) { Starts = true },
        ],
    };

    /// <inheritdoc/>
    protected override ImmutableArray<string> Listens(ScheduleTriggerSettings settings) => [ClockEvents.Schedule];

    /// <inheritdoc/>
    protected override SnapshotNeeds Needs(ScheduleTriggerSettings settings) => SnapshotNeeds.None;

    /// <inheritdoc/>
    protected override Outcome Execute(ScheduleTriggerSettings settings, ActivityContext context) => Outcome.By(Port.Done);

    /// <inheritdoc/>
    protected override IEnumerable<Problem> Check(ScheduleTriggerSettings settings)
    {
        if (settings is { At: "", Cron: "" }) yield return new Problem("schedule.none") { Field = "at" };
        if (settings is { At.Length: > 0, Cron.Length: > 0 }) yield return new Problem("schedule.both") { Field = "cron" };
    }

    /// <inheritdoc/>
    protected override ClockSpec? Clock(ScheduleTriggerSettings settings) => new ClockSpec.Schedule(
        settings.At.Length == 0 ? null : settings.At,
        settings.Cron.Length == 0 ? null : CronSchedule.Parse(settings.Cron).Value,
        settings.Zone.Length == 0 ? null : settings.Zone,
        settings.Audience,
        settings.Missed switch { "all" => MissedRuns.All, "none" => MissedRuns.None, _ => MissedRuns.Latest });

    /// <inheritdoc/>
    protected override string Summarise(ScheduleTriggerSettings settings, SummaryContext context)
    {
        var what = settings.At.Length > 0 ? context.Say("summary.once", settings.At.Replace('T', ' ')) : settings.Cron.Length > 0 ? context.Say("summary.cron", settings.Cron) : context.Missing;
        return settings.Audience is { } audience ? context.Say("summary.filter", what, context.Rule(audience)) : what;
    }
}
