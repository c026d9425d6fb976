using System.Collections.Immutable;
using JourneyStudio.Engine;
using JourneyStudio.Engine.Activities;
using JourneyStudio.Engine.Clocks;
using JourneyStudio.Engine.Members;
using JourneyStudio.Engine.Rules;
using JourneyStudio.Engine.Time;

namespace JourneyStudio.Activities.DateTrigger;

/// <summary>Settings of <see cref="DateTriggerActivity"/>.</summary>
public sealed record DateTriggerSettings
{
    /// <summary>Which date, see <see cref="DateAnchors.All"/>.</summary>
    public string Anchor { get; init; } = "";

    /// <summary>Key of the attribute, for a date of the member.</summary>
    public string Attribute { get; init; } = "";

    /// <summary>How far away; null: on the date itself.</summary>
    public Duration? Offset { get; init; }

    /// <summary><c>before</c> or <c>after</c> (default) the date.</summary>
    public string Direction { get; init; } = "";

    /// <summary>Local time; empty: the date's own (midnight for a date without one).</summary>
    public string At { get; init; } = "";

    /// <summary><c>once</c> (default), <c>yearly</c> or <c>lunar</c>.</summary>
    public string Recurrence { get; init; } = "";

    /// <summary>Where 29 February falls in other years: <c>feb28</c> (default) or <c>mar1</c>.</summary>
    public string LeapDay { get; init; } = "";

    /// <summary>How late an occurrence that was missed is still taken up. Default 24 hours.</summary>
    public Duration? Late { get; init; }

    /// <summary>How long before publishing occurrences may have been due and still count; null: not at all.</summary>
    public Duration? Past { get; init; }

    internal const string Before = "before";

    /// <summary>Condition on the member and the event; null lets everyone in.</summary>
    public Rule? Filter { get; init; }
}

/// <summary>Starts for each member by a date of theirs.</summary>
public sealed class DateTriggerActivity : ActivityKind<DateTriggerSettings>
{
    private static readonly TimeSpan DefaultLate = TimeSpan.FromHours(24);

    /// <inheritdoc/>
    public override ActivityDescriptor Descriptor { get; } = new()
    {
        Type = "Journey.DateTrigger",
        Family = ActivityFamily.Trigger,
        Fields = [
            Field.Choice("anchor", [.. DateAnchors.All]) with { Required = true },
            Field.Attribute("attribute"),
            Field.Duration("offset"),
            Field.Choice("direction", DateTriggerSettings.Before, "after") with { Group = FieldGroup.When },
            Field.Time("at"),
            Field.Choice("recurrence", "once", "yearly", "lunar") with { Group = FieldGroup.When },
            Field.Choice("leapDay", "feb28", "mar1") with { Group = FieldGroup.When },
            Field.Rule("filter"),
            Field.Duration("late") with { Group = FieldGroup.Otherwise },
            Field.Duration("past") with { Group = FieldGroup.Otherwise },
        ],
    };

    /// <inheritdoc/>
    protected override ImmutableArray<string> Listens(DateTriggerSettings settings) => [ClockEvents.Date];

    /// <inheritdoc/>
    protected override SnapshotNeeds Needs(DateTriggerSettings settings) => RuleFilters.Needs(settings.Filter);

    /// <inheritdoc/>
    protected override Outcome Execute(DateTriggerSettings settings, ActivityContext context) => Outcome.By(Port.Done);

    /// <inheritdoc/>
    protected override IEnumerable<Problem> Check(DateTriggerSettings settings)
    {
        if (settings is { Anchor: DateAnchors.Attribute, Attribute: "" }) yield return new Problem("setting.missing", "attribute") { Field = "attribute" };
    }

    /// <inheritdoc/>
    protected override ClockSpec? Clock(DateTriggerSettings settings) => new ClockSpec.Dates(
        settings.Anchor,
        settings.Attribute,
        new DateOffset(settings.Offset ?? Duration.Zero, settings.Direction == DateTriggerSettings.Before ? -1 : 1, TimesOfDay.Of(settings.At)),
        settings.Recurrence switch { "yearly" => Recurrence.Yearly, "lunar" => Recurrence.LunarYearly, _ => Recurrence.Once },
        settings.LeapDay == "mar1" ? Engine.Time.LeapDay.March1 : Engine.Time.LeapDay.February28,
        settings.Late?.Longest ?? DefaultLate,
        settings.Past);

    /// <inheritdoc/>
    protected override Match Matches(DateTriggerSettings settings, ActivityContext context, MemberEvent occurred)
    {
        var match = RuleFilters.Match(settings.Filter, context, occurred);
        return match with { Values = [new DecidingValue(settings.Anchor, occurred.Record("date") ?? ""), .. match.Values] };
    }

    /// <inheritdoc/>
    protected override string Summarise(DateTriggerSettings settings, SummaryContext context)
    {
        var date = settings.Anchor.Length == 0 ? context.Missing
            : settings.Anchor == DateAnchors.Attribute ? context.Attribute(settings.Attribute)
            : context.Say($"choice.anchor.{settings.Anchor}");
        var what = settings.Offset is { } offset
            ? context.Say(settings.Direction == DateTriggerSettings.Before ? "summary.before" : "summary.after", offset.Say(context.Language), date)
            : context.Say("summary.on", date);
        if (settings.Recurrence is "yearly" or "lunar") what = context.Say($"summary.{settings.Recurrence}", what);
        return settings.Filter is { } filter ? context.Say("summary.filter", what, context.Rule(filter)) : what;
    }
}
