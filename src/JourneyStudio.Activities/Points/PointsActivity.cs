using System.Collections.Immutable;
using JourneyStudio.Engine;
using JourneyStudio.Engine.Activities;
using JourneyStudio.Engine.Members;

namespace JourneyStudio.Activities.Points;

/// <summary>Settings of <see cref="PointsActivity"/>.</summary>
public sealed record PointsSettings
{
    /// <summary>How many; negative ones are taken.</summary>
    public int? Amount { get; init; }

    /// <summary>What for.</summary>
    public string Reason { get; init; } = "";
}

/// <summary>Gives or takes points; the balance never falls below nothing.</summary>
public sealed class PointsActivity : ActivityKind<PointsSettings>
{
    private const string NotEnough = "NotEnough";

    /// <inheritdoc/>
    public override ActivityDescriptor Descriptor { get; } = new()
    {
        Type = "Journey.Points",
        Family = ActivityFamily.Action,
        Fields = [Field.Number("amount") with { Required = true }, Field.Text("reason") with { Required = true }],
    };

    /// <inheritdoc/>
    protected override IEnumerable<Problem> Check(PointsSettings settings)
    {
        if (settings.Amount == 0) yield return new Problem("points.none") { Field = "amount" };
    }

    /// <inheritdoc/>
    protected override ImmutableArray<Port> Ports(PointsSettings settings) =>
        settings.Amount < 0 ? [new Port(Port.Done, MayEnd: true), new Port(NotEnough, MayEnd: true)] : [new Port(Port.Done, MayEnd: true)];

    /// <inheritdoc/>
    protected override SnapshotNeeds Needs(PointsSettings settings) => SnapshotNeeds.None with { Attributes = [BuiltInAttributes.Points] };

    /// <inheritdoc/>
    protected override Outcome Execute(PointsSettings settings, ActivityContext context)
    {
        var balance = context.Member.Attributes.GetValueOrDefault(BuiltInAttributes.Points) is AttributeValue.Number known ? known.Value : 0;
        ImmutableArray<DecidingValue> values = [new DecidingValue("points", balance.ToString(System.Globalization.CultureInfo.InvariantCulture))];
        return settings.Amount!.Value < 0 && balance + settings.Amount.Value < 0
            ? new Outcome.Continue(NotEnough) { Values = values }
            : new Outcome.Continue(Port.Done) { Values = values, Effects = [new Effect.AddPoints(settings.Amount.Value, settings.Reason)] };
    }

    /// <inheritdoc/>
    protected override string Summarise(PointsSettings settings, SummaryContext context) => settings.Amount is { } amount
        ? context.Say(amount < 0 ? "summary.take" : "summary.give", Math.Abs((long)amount), settings.Reason.Length == 0 ? context.Missing : settings.Reason)
        : context.Missing;
}
