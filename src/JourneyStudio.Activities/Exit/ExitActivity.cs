using System.Collections.Immutable;
using JourneyStudio.Engine.Activities;
using JourneyStudio.Engine.Definitions.Elsa;

namespace JourneyStudio.Activities.Exit;

/// <summary>Settings of <see cref="ExitActivity"/>.</summary>
public sealed record ExitSettings
{
    /// <summary>Why, in the operator's words; empty for none.</summary>
    public string Reason { get; init; } = "";
}

/// <summary>Ends the journey for the member.</summary>
public sealed class ExitActivity : ActivityKind<ExitSettings>
{
    /// <inheritdoc/>
    public override ActivityDescriptor Descriptor { get; } = new()
    {
        Type = "Journey.Exit",
        Family = ActivityFamily.Exit,
        Fields = [Field.Text("reason")],
        Elsa = [ElsaCounterpart.Bare("Elsa.End", "import.end"), ElsaCounterpart.Bare("Elsa.Finish", "import.end")],
    };

    /// <inheritdoc/>
    protected override ImmutableArray<Port> Ports(ExitSettings settings) => [];

    /// <inheritdoc/>
    protected override Outcome Execute(ExitSettings settings, ActivityContext context) => new Outcome.Complete(settings.Reason);

    /// <inheritdoc/>
    protected override string Summarise(ExitSettings settings, SummaryContext context) =>
        settings.Reason.Length == 0 ? context.Say("summary.none") : context.Say("summary", settings.Reason);
}
