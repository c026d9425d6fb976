using System.Collections.Immutable;
using JourneyStudio.Engine.Activities;
using JourneyStudio.Engine.Members;

namespace JourneyStudio.Activities.Stage;

/// <summary>Settings of <see cref="StageActivity"/>.</summary>
public sealed record StageSettings
{
    /// <summary>Name of the stage.</summary>
    public string Stage { get; init; } = "";
}

/// <summary>Moves the member to another stage of their life cycle.</summary>
public sealed class StageActivity : ActivityKind<StageSettings>
{
    /// <inheritdoc/>
    public override ActivityDescriptor Descriptor { get; } = new()
    {
        Type = "Journey.Stage",
        Family = ActivityFamily.Action,
        Fields = [Field.Text("stage") with { Required = true }],
    };

    /// <inheritdoc/>
    protected override ImmutableArray<Port> Ports(StageSettings settings) => [new Port(Port.Done, MayEnd: true)];

    /// <inheritdoc/>
    protected override SnapshotNeeds Needs(StageSettings settings) => SnapshotNeeds.None with { Attributes = [BuiltInAttributes.Stage] };

    /// <inheritdoc/>
    protected override Outcome Execute(StageSettings settings, ActivityContext context) =>
        Outcome.By(Port.Done, new Effect.SetAttribute(BuiltInAttributes.Stage, new AttributeValue.Text(settings.Stage)));

    /// <inheritdoc/>
    protected override string Summarise(StageSettings settings, SummaryContext context) =>
        context.Say("summary", settings.Stage.Length == 0 ? context.Missing : settings.Stage);
}
