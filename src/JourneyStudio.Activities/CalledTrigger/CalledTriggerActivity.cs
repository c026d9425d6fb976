using System.Collections.Immutable;
using JourneyStudio.Engine.Activities;
using JourneyStudio.Engine.Execution;
using JourneyStudio.Engine.Members;
using JourneyStudio.Engine.Rules;

namespace JourneyStudio.Activities.CalledTrigger;

/// <summary>Settings of <see cref="CalledTriggerActivity"/>.</summary>
public sealed record CalledTriggerSettings
{
    /// <summary>Condition on the member; null takes every one.</summary>
    public Rule? Filter { get; init; }
}

/// <summary>Lets in members whom another journey sends here.</summary>
public sealed class CalledTriggerActivity : ActivityKind<CalledTriggerSettings>
{
    /// <inheritdoc/>
    public override ActivityDescriptor Descriptor { get; } = new()
    {
        Type = "Journey.CalledTrigger",
        Family = ActivityFamily.Trigger,
        Fields = [Field.Rule("filter")],
    };

    /// <inheritdoc/>
    protected override ImmutableArray<string> Listens(CalledTriggerSettings settings) => [CalledJourneys.Called];

    /// <inheritdoc/>
    protected override SnapshotNeeds Needs(CalledTriggerSettings settings) => RuleFilters.Needs(settings.Filter);

    /// <inheritdoc/>
    protected override Match Matches(CalledTriggerSettings settings, ActivityContext context, MemberEvent occurred) =>
        occurred.Record(CalledJourneys.Journey) == context.Journey ? RuleFilters.Match(settings.Filter, context, occurred) : Match.No;

    /// <inheritdoc/>
    protected override Outcome Execute(CalledTriggerSettings settings, ActivityContext context) => Outcome.By(Port.Done);

    /// <inheritdoc/>
    protected override string Summarise(CalledTriggerSettings settings, SummaryContext context) =>
        settings.Filter is { } filter ? context.Say("summary.filter", context.Rule(filter)) : context.Say("summary");
}
