using System.Collections.Immutable;
using JourneyStudio.Engine.Activities;
using JourneyStudio.Engine.Definitions;
using JourneyStudio.Engine.Definitions.Elsa;
using JourneyStudio.Engine.Members;
using JourneyStudio.Engine.Rules;

namespace JourneyStudio.Activities.Condition;

/// <summary>Settings of <see cref="ConditionActivity"/>.</summary>
public sealed record ConditionSettings
{
    /// <summary>What sends the member on by <c>Yes</c>.</summary>
    public Rule? Rule { get; init; }
}

/// <summary>Sends the member on by <c>Yes</c> or <c>No</c>, decided by a rule.</summary>
public sealed class ConditionActivity : ActivityKind<ConditionSettings>
{
    private const string Yes = "Yes";
    private const string No = "No";

    /// <inheritdoc/>
    public override ActivityDescriptor Descriptor { get; } = new()
    {
        Type = "Journey.Condition",
        Family = ActivityFamily.Flow,
        Fields = [Field.Rule("rule") with { Required = true }],
        Elsa = [Decision("Elsa.FlowDecision"), Decision("Elsa.If")],
    };

    /// <inheritdoc/>
    protected override ImmutableArray<Port> Ports(ConditionSettings settings) => [new Port(Yes), new Port(No)];

    /// <inheritdoc/>
    protected override SnapshotNeeds Needs(ConditionSettings settings) => RuleFilters.Needs(settings.Rule);

    /// <inheritdoc/>
    protected override Outcome Execute(ConditionSettings settings, ActivityContext context)
    {
        var verdict = RuleEvaluator.Evaluate(settings.Rule!, context.ForRules());
        return new Outcome.Continue(verdict.Value ? Yes : No) { Values = verdict.Because };
    }

    /// <inheritdoc/>
    protected override string Summarise(ConditionSettings settings, SummaryContext context) =>
        context.Say("summary", settings.Rule is { } rule ? context.Rule(rule) : context.Missing);

    private static ElsaCounterpart Decision(string type) => new ElsaCounterpart(type, inputs =>
    {
        if (inputs.Value("condition") is { } constant) inputs.Note("import.constant", constant.ToString());
        return PropertyBag.Empty;
    }).Renaming(("True", Yes), ("False", No));
}
