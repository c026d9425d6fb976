using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using JourneyStudio.Engine;
using JourneyStudio.Engine.Activities;
using JourneyStudio.Engine.Definitions;
using JourneyStudio.Engine.Definitions.Elsa;
using JourneyStudio.Engine.Members;
using JourneyStudio.Engine.Rules;

namespace JourneyStudio.Activities.Switch;

/// <summary>Settings of <see cref="SwitchActivity"/>.</summary>
public sealed record SwitchSettings
{
    /// <summary>The cases, in the order in which they are tried.</summary>
    public ImmutableArray<SwitchCase> Cases { get; init; } = [];
}

/// <summary>Sends the member on by the first case that holds, else by <c>Default</c>.</summary>
public sealed class SwitchActivity : ActivityKind<SwitchSettings>
{
    private const string Otherwise = "Default";

    /// <inheritdoc/>
    public override ActivityDescriptor Descriptor { get; } = new()
    {
        Type = "Journey.Switch",
        Family = ActivityFamily.Flow,
        Fields = [Field.Cases("cases") with { Required = true }],
        Elsa = [Choice("Elsa.FlowSwitch"), Choice("Elsa.Switch")],
    };

    /// <inheritdoc/>
    protected override IEnumerable<Problem> Check(SwitchSettings settings) =>
        PortNames.Problems(settings.Cases.Select(one => one.Name), "cases", Otherwise);

    /// <inheritdoc/>
    protected override ImmutableArray<Port> Ports(SwitchSettings settings) =>
        [.. PortNames.Usable(settings.Cases.Select(one => one.Name), Otherwise), new Port(Otherwise)];

    /// <inheritdoc/>
    protected override SnapshotNeeds Needs(SwitchSettings settings) =>
        settings.Cases.Aggregate(SnapshotNeeds.None, (all, one) => all.With(RuleReads.Needs(one.Rule)));

    /// <inheritdoc/>
    protected override Outcome Execute(SwitchSettings settings, ActivityContext context)
    {
        var values = ImmutableArray.CreateBuilder<DecidingValue>();
        foreach (var one in settings.Cases)
        {
            var verdict = RuleEvaluator.Evaluate(one.Rule, context.ForRules());
            values.AddRange(verdict.Because);
            if (verdict.Value) return new Outcome.Continue(one.Name) { Values = verdict.Because };
        }

        return new Outcome.Continue(Otherwise) { Values = [.. values.Distinct()] };
    }

    /// <inheritdoc/>
    protected override string Summarise(SwitchSettings settings, SummaryContext context) =>
        settings.Cases.IsEmpty ? context.Missing : context.Join(settings.Cases.Select(one => one.Name));

    /// <summary>The names of the cases are kept; their conditions are scripts, for which rules have to be set.</summary>
    private static ElsaCounterpart Choice(string type) => new(type, inputs =>
    {
        inputs.Note("import.cases", inputs.Cases.Count.ToString(CultureInfo.InvariantCulture));
        return PropertyBag.Empty.Set("cases", JsonSerializer.SerializeToElement(inputs.Cases.Select(name => new { name })));
    });
}
