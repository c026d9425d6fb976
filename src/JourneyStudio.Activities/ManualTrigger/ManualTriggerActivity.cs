using System.Collections.Immutable;
using JourneyStudio.Engine.Activities;
using JourneyStudio.Engine.Clocks;
using JourneyStudio.Engine.Definitions.Elsa;
using JourneyStudio.Engine.Members;
using JourneyStudio.Engine.Rules;

namespace JourneyStudio.Activities.ManualTrigger;

/// <summary>Settings of <see cref="ManualTriggerActivity"/>.</summary>
public sealed record ManualTriggerSettings
{
    /// <summary>Whom it starts for; null: everyone. Staff never count.</summary>
    public Rule? Audience { get; init; }
}

/// <summary>Starts when somebody says so, for an audience.</summary>
public sealed class ManualTriggerActivity : ActivityKind<ManualTriggerSettings>
{
    /// <inheritdoc/>
    public override ActivityDescriptor Descriptor { get; } = new()
    {
        Type = "Journey.ManualTrigger",
        Family = ActivityFamily.Trigger,
        Fields = [Field.Rule("audience")],
        Elsa = [ElsaCounterpart.Bare("Elsa.Start", "import.start")],
    };

    /// <inheritdoc/>
    protected override ImmutableArray<string> Listens(ManualTriggerSettings settings) => [ClockEvents.Manual];

    /// <inheritdoc/>
    protected override SnapshotNeeds Needs(ManualTriggerSettings settings) => SnapshotNeeds.None;

    /// <inheritdoc/>
    protected override Outcome Execute(ManualTriggerSettings settings, ActivityContext context) => Outcome.By(Port.Done);

    /// <inheritdoc/>
    protected override ClockSpec? Clock(ManualTriggerSettings settings) => new ClockSpec.Manual(settings.Audience);

    /// <inheritdoc/>
    protected override string Summarise(ManualTriggerSettings settings, SummaryContext context)
    {
        var what = context.Say("summary");
        return settings.Audience is { } audience ? context.Say("summary.filter", what, context.Rule(audience)) : what;
    }
}
