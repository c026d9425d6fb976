using System.Collections.Immutable;
using JourneyStudio.Engine.Activities;
using JourneyStudio.Engine.Members;
using JourneyStudio.Engine.Rules;
using JourneyStudio.Engine.Time;

namespace JourneyStudio.Activities.WaitForRule;

/// <summary>Settings of <see cref="WaitForRuleActivity"/>.</summary>
public sealed record WaitForRuleSettings
{
    /// <summary>What is waited for.</summary>
    public Rule? Rule { get; init; }

    /// <summary>Longest wait; null waits for ever.</summary>
    public Duration? Timeout { get; init; }
}

/// <summary>Holds the member until a rule holds or the time is up.</summary>
public sealed class WaitForRuleActivity : ActivityKind<WaitForRuleSettings>
{
    private const string Met = "Met";
    private const string TimedOut = "Timeout";

    /// <inheritdoc/>
    public override ActivityDescriptor Descriptor { get; } = new()
    {
        Type = "Journey.WaitForRule",
        Family = ActivityFamily.Wait,
        Fields = [Field.Rule("rule") with { Required = true }, Field.Duration("timeout") with { FromArrival = true }],
    };

    /// <inheritdoc/>
    protected override ImmutableArray<Port> Ports(WaitForRuleSettings settings) =>
        settings.Timeout is null ? [new Port(Met)] : [new Port(Met), new Port(TimedOut, MayEnd: true)];

    /// <inheritdoc/>
    protected override ImmutableArray<string> Watches(WaitForRuleSettings settings) => settings.Rule is { } rule ? RuleReads.Events(rule) : [];

    /// <inheritdoc/>
    protected override SnapshotNeeds Needs(WaitForRuleSettings settings) => RuleFilters.Needs(settings.Rule);

    /// <inheritdoc/>
    protected override Outcome Execute(WaitForRuleSettings settings, ActivityContext context) =>
        new Outcome.WaitForRule(settings.Rule!, Met, settings.Timeout?.After(context.ArrivedAt, context.Zone), TimedOut);

    /// <inheritdoc/>
    protected override string Summarise(WaitForRuleSettings settings, SummaryContext context)
    {
        var rule = settings.Rule is { } known ? context.Rule(known) : context.Missing;
        return settings.Timeout is { } timeout ? context.Say("summary.timeout", rule, timeout.Say(context.Language)) : context.Say("summary", rule);
    }
}
