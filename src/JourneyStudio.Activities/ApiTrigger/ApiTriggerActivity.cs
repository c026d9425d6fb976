using System.Collections.Immutable;
using JourneyStudio.Engine.Activities;
using JourneyStudio.Engine.Clocks;
using JourneyStudio.Engine.Members;
using JourneyStudio.Engine.Rules;

namespace JourneyStudio.Activities.ApiTrigger;

/// <summary>Settings of <see cref="ApiTriggerActivity"/>.</summary>
public sealed record ApiTriggerSettings
{
    /// <summary>Condition on the member and the event; null lets everyone in.</summary>
    public Rule? Filter { get; init; }
}

/// <summary>Lets a member in when another system calls the address of this trigger.</summary>
public sealed class ApiTriggerActivity : ActivityKind<ApiTriggerSettings>
{
    /// <inheritdoc/>
    public override ActivityDescriptor Descriptor { get; } = new()
    {
        Type = "Journey.ApiTrigger",
        Family = ActivityFamily.Trigger,
        Fields = [Field.Rule("filter")],
    };

    /// <inheritdoc/>
    protected override ImmutableArray<string> Listens(ApiTriggerSettings settings) => [ClockEvents.Call];

    /// <inheritdoc/>
    protected override SnapshotNeeds Needs(ApiTriggerSettings settings) => RuleFilters.Needs(settings.Filter);

    /// <inheritdoc/>
    protected override Outcome Execute(ApiTriggerSettings settings, ActivityContext context) => Outcome.By(Port.Done);

    /// <inheritdoc/>
    protected override ClockSpec? Clock(ApiTriggerSettings settings) => new ClockSpec.Call();

    /// <inheritdoc/>
    protected override Match Matches(ApiTriggerSettings settings, ActivityContext context, MemberEvent occurred) =>
        RuleFilters.Match(settings.Filter, context, occurred);

    /// <inheritdoc/>
    protected override string Summarise(ApiTriggerSettings settings, SummaryContext context)
    {
        var what = context.Say("summary");
        return settings.Filter is { } filter ? context.Say("summary.filter", what, context.Rule(filter)) : what;
    }
}
