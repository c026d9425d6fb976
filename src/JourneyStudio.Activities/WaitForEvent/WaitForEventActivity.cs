using System.Collections.Immutable;
using JourneyStudio.Engine.Activities;
using JourneyStudio.Engine.Definitions.Elsa;
using JourneyStudio.Engine.Members;
using JourneyStudio.Engine.Rules;
using JourneyStudio.Engine.Time;

namespace JourneyStudio.Activities.WaitForEvent;

/// <summary>Settings of <see cref="WaitForEventActivity"/>.</summary>
public sealed record WaitForEventSettings
{
    /// <summary>Name of the event.</summary>
    public string Event { get; init; } = "";

    /// <summary>Condition on the member and the event; null takes every one.</summary>
    public Rule? Filter { get; init; }

    /// <summary>Longest wait; null waits for ever.</summary>
    public Duration? Timeout { get; init; }

    /// <summary>From when on an event counts: <c>arrival</c> (default), when the member came here, or <c>entry</c>, when they entered the journey.</summary>
    public string Since { get; init; } = "";

    internal const string Entry = "entry";
}

/// <summary>Holds the member until an event arrives or the time is up.</summary>
public sealed class WaitForEventActivity : ActivityKind<WaitForEventSettings>
{
    private const string Happened = "Happened";
    private const string TimedOut = "Timeout";

    /// <inheritdoc/>
    public override ActivityDescriptor Descriptor { get; } = new()
    {
        Type = "Journey.WaitForEvent",
        Family = ActivityFamily.Wait,
        Parks = true,
        Fields = [Field.EventName("event") with { Required = true }, Field.Rule("filter"), Field.Duration("timeout") with { FromArrival = true }, Field.Choice("since", "arrival", WaitForEventSettings.Entry)],
        Elsa = [(ElsaCounterpart.Of("Elsa.Event", "eventName", "event") with { Starts = false }).Renaming((Port.Done, Happened))],
    };

    /// <inheritdoc/>
    protected override ImmutableArray<Port> Ports(WaitForEventSettings settings) =>
        settings.Timeout is null ? [new Port(Happened)] : [new Port(Happened), new Port(TimedOut, MayEnd: true)];

    /// <inheritdoc/>
    protected override ImmutableArray<string> Listens(WaitForEventSettings settings) => [settings.Event];

    /// <inheritdoc/>
    protected override SnapshotNeeds Needs(WaitForEventSettings settings) => RuleFilters.Needs(settings.Filter);

    /// <inheritdoc/>
    protected override Outcome Execute(WaitForEventSettings settings, ActivityContext context) =>
        new Outcome.WaitForEvent(settings.Event, Happened, settings.Timeout?.After(context.ArrivedAt, context.Zone), TimedOut);

    /// <inheritdoc/>
    protected override Match Matches(WaitForEventSettings settings, ActivityContext context, MemberEvent occurred) =>
        RuleFilters.Match(settings.Filter, context, occurred);

    /// <inheritdoc/>
    protected override DateTimeOffset TakesFrom(WaitForEventSettings settings, ActivityContext context) =>
        settings.Since == WaitForEventSettings.Entry && context.EnteredAt < context.ArrivedAt ? context.EnteredAt - BoundActivity.Slack : base.TakesFrom(settings, context);

    /// <inheritdoc/>
    protected override string Summarise(WaitForEventSettings settings, SummaryContext context)
    {
        var awaited = context.Event(settings.Event);
        if (settings.Filter is { } filter) awaited = context.Say("summary.filter", awaited, context.Rule(filter));
        if (settings.Since == WaitForEventSettings.Entry) awaited = context.Say("summary.entry", awaited);
        return settings.Timeout is { } timeout ? context.Say("summary.timeout", awaited, timeout.Say(context.Language)) : context.Say("summary", awaited);
    }
}
