using System.Collections.Immutable;
using JourneyStudio.Engine.Activities;
using JourneyStudio.Engine.Members;
using JourneyStudio.Engine.Rules;

namespace JourneyStudio.Activities.QrTrigger;

/// <summary>Settings of <see cref="QrTriggerActivity"/>.</summary>
public sealed record QrTriggerSettings
{
    /// <summary>Kind of code: <c>signup</c> or <c>checkin</c>; empty for any.</summary>
    public string Purpose { get; init; } = "";

    /// <summary>Condition on the member and the scan; null lets everyone in.</summary>
    public Rule? Filter { get; init; }
}

/// <summary>Lets a member in when they scan a QR code.</summary>
public sealed class QrTriggerActivity : ActivityKind<QrTriggerSettings>
{
    /// <inheritdoc/>
    public override ActivityDescriptor Descriptor { get; } = new()
    {
        Type = "Journey.QrTrigger",
        Family = ActivityFamily.Trigger,
        Fields = [Field.Choice("purpose", "signup", "checkin"), Field.Rule("filter")],
    };

    /// <inheritdoc/>
    protected override ImmutableArray<string> Listens(QrTriggerSettings settings) => ["qr.scanned"];

    /// <inheritdoc/>
    protected override SnapshotNeeds Needs(QrTriggerSettings settings) => RuleFilters.Needs(settings.Filter);

    /// <inheritdoc/>
    protected override Outcome Execute(QrTriggerSettings settings, ActivityContext context) => Outcome.By(Port.Done);

    /// <inheritdoc/>
    protected override Match Matches(QrTriggerSettings settings, ActivityContext context, MemberEvent occurred) =>
        RuleFilters.Match("purpose", settings.Purpose, settings.Filter, context, occurred);

    /// <inheritdoc/>
    protected override string Summarise(QrTriggerSettings settings, SummaryContext context)
    {
        var code = context.Say(settings.Purpose.Length == 0 ? "summary.any" : $"summary.{settings.Purpose}");
        return settings.Filter is { } filter ? context.Say("summary.filter", code, context.Rule(filter)) : code;
    }
}
