using System.Collections.Immutable;
using JourneyStudio.Engine.Activities;
using JourneyStudio.Engine.Members;
using JourneyStudio.Engine.Rules;

namespace JourneyStudio.Activities.SegmentTrigger;

/// <summary>Settings of <see cref="SegmentTriggerActivity"/>.</summary>
public sealed record SegmentTriggerSettings
{
    /// <summary>Key of the segment.</summary>
    public string Segment { get; init; } = "";

    /// <summary><c>entered</c> (default) or <c>left</c>.</summary>
    public string Change { get; init; } = "";

    internal string Happens => Change.Length == 0 ? Entered : Change;

    internal const string Entered = "entered";

    /// <summary>Condition on the member and the event; null lets everyone in.</summary>
    public Rule? Filter { get; init; }
}

/// <summary>Lets a member in when they come into a segment or leave it.</summary>
public sealed class SegmentTriggerActivity : ActivityKind<SegmentTriggerSettings>
{
    /// <inheritdoc/>
    public override ActivityDescriptor Descriptor { get; } = new()
    {
        Type = "Journey.SegmentTrigger",
        Family = ActivityFamily.Trigger,
        Fields = [Field.Segment("segment") with { Required = true }, Field.Choice("change", SegmentTriggerSettings.Entered, "left"), Field.Rule("filter")],
    };

    /// <inheritdoc/>
    protected override ImmutableArray<string> Listens(SegmentTriggerSettings settings) => [$"segment.{settings.Happens}"];

    /// <inheritdoc/>
    protected override SnapshotNeeds Needs(SegmentTriggerSettings settings) => RuleFilters.Needs(settings.Filter);

    /// <inheritdoc/>
    protected override Outcome Execute(SegmentTriggerSettings settings, ActivityContext context) => Outcome.By(Port.Done);

    /// <inheritdoc/>
    protected override Match Matches(SegmentTriggerSettings settings, ActivityContext context, MemberEvent occurred) =>
        RuleFilters.Match("segment", settings.Segment, settings.Filter, context, occurred);

    /// <inheritdoc/>
    protected override string Summarise(SegmentTriggerSettings settings, SummaryContext context)
    {
        var what = context.Say($"summary.{settings.Happens}", context.Segment(settings.Segment));
        return settings.Filter is { } filter ? context.Say("summary.filter", what, context.Rule(filter)) : what;
    }
}
