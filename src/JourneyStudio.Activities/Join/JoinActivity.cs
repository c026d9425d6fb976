using JourneyStudio.Engine.Activities;
using JourneyStudio.Engine.Definitions.Elsa;

namespace JourneyStudio.Activities.Join;

/// <summary>Settings of <see cref="JoinActivity"/>.</summary>
public sealed record JoinSettings
{
    /// <summary><c>all</c> waits for every branch that can still come; <c>any</c> goes on with the first.</summary>
    public string Mode { get; init; } = "all";
}

/// <summary>Brings parallel branches together again.</summary>
public sealed class JoinActivity : ActivityKind<JoinSettings>
{
    private const string All = "all";
    private const string Any = "any";

    /// <inheritdoc/>
    public override ActivityDescriptor Descriptor { get; } = new()
    {
        Type = "Journey.Join",
        Family = ActivityFamily.Flow,
        Joins = true,
        Fields = [Field.Choice("mode", All, Any) with { Required = true }],
        Elsa = [ElsaCounterpart.Of("Elsa.FlowJoin", "mode", "mode", mode => mode is "WaitAny" or "WaitAnyActive" or "Stream" or "Race" ? Any : All)],
    };

    /// <inheritdoc/>
    protected override Outcome Execute(JoinSettings settings, ActivityContext context) => new Outcome.Join(Port.Done, settings.Mode != Any);

    /// <inheritdoc/>
    protected override string Summarise(JoinSettings settings, SummaryContext context) => context.Say(settings.Mode == Any ? "summary.any" : "summary.all");
}
