using System.Collections.Immutable;
using JourneyStudio.Engine.Activities;
using JourneyStudio.Engine.Members;
using JourneyStudio.Engine.Rules;

namespace JourneyStudio.Activities.WeComTrigger;

/// <summary>Settings of <see cref="WeComTriggerActivity"/>.</summary>
public sealed record WeComTriggerSettings
{
    /// <summary><c>added</c> or <c>removed</c>.</summary>
    public string Act { get; init; } = "";

    /// <summary>Condition on the member and the event; null lets everyone in.</summary>
    public Rule? Filter { get; init; }
}

/// <summary>Lets a member in when they add a guide on WeCom, or remove them.</summary>
public sealed class WeComTriggerActivity : ActivityKind<WeComTriggerSettings>
{
    /// <inheritdoc/>
    public override ActivityDescriptor Descriptor { get; } = new()
    {
        Type = "Journey.WeComTrigger",
        Family = ActivityFamily.Trigger,
        Fields = [Field.Choice("act", "added", "removed") with { Required = true }, Field.Rule("filter")],
    };

    /// <inheritdoc/>
    protected override ImmutableArray<string> Listens(WeComTriggerSettings settings) => settings.Act.Length == 0 ? [] : [$"wecom.{settings.Act}"];

    /// <inheritdoc/>
    protected override SnapshotNeeds Needs(WeComTriggerSettings settings) => RuleFilters.Needs(settings.Filter);

    /// <inheritdoc/>
    protected override Outcome Execute(WeComTriggerSettings settings, ActivityContext context) => Outcome.By(Port.Done);

    /// <inheritdoc/>
    protected override Match Matches(WeComTriggerSettings settings, ActivityContext context, MemberEvent occurred) =>
        RuleFilters.Match(settings.Filter, context, occurred);

    /// <inheritdoc/>
    protected override string Summarise(WeComTriggerSettings settings, SummaryContext context)
    {
        var what = settings.Act.Length == 0 ? context.Missing : context.Say($"summary.{settings.Act}");
        return settings.Filter is { } filter ? context.Say("summary.filter", what, context.Rule(filter)) : what;
    }
}
