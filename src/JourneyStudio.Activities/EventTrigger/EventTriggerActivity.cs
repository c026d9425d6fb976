using System.Collections.Immutable;
using JourneyStudio.Engine.Activities;
using JourneyStudio.Engine.Definitions.Elsa;
using JourneyStudio.Engine.Members;
using JourneyStudio.Engine.Rules;

namespace JourneyStudio.Activities.EventTrigger;

/// <summary>Settings of <see cref="EventTriggerActivity"/>.</summary>
public sealed record EventTriggerSettings
{
    /// <summary>Name of the event.</summary>
    public string Event { get; init; } = "";

    /// <summary>Condition on the member and the event; null lets everyone in.</summary>
    public Rule? Filter { get; init; }
}

/// <summary>Lets a member in when an event arrives.</summary>
public sealed class EventTriggerActivity : ActivityKind<EventTriggerSettings>
{
    /// <inheritdoc/>
    public override ActivityDescriptor Descriptor { get; } = new()
    {
        Type = "Journey.EventTrigger",
        Family = ActivityFamily.Trigger,
        Fields = [Field.EventName("event") with { Required = true }, Field.Rule("filter")],
        Elsa = [ElsaCounterpart.Of("Elsa.Event", "eventName", "event") with { Starts = true }],
    };

    /// <inheritdoc/>
    protected override ImmutableArray<string> Listens(EventTriggerSettings settings) => [settings.Event];

    /// <inheritdoc/>
    protected override SnapshotNeeds Needs(EventTriggerSettings settings) => RuleFilters.Needs(settings.Filter);

    /// <inheritdoc/>
    protected override Outcome Execute(EventTriggerSettings settings, ActivityContext context) => Outcome.By(Port.Done);

    /// <inheritdoc/>
    protected override Match Matches(EventTriggerSettings settings, ActivityContext context, MemberEvent occurred) =>
        RuleFilters.Match(settings.Filter, context, occurred);

    /// <inheritdoc/>
    protected override string Summarise(EventTriggerSettings settings, SummaryContext context) => settings.Filter is { } filter
        ? context.Say("summary.filter", context.Event(settings.Event), context.Rule(filter))
        : context.Say("summary", context.Event(settings.Event));
}
