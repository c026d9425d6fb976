using System.Collections.Immutable;
using JourneyStudio.Engine.Activities;

namespace JourneyStudio.Activities.Goal;

/// <summary>Settings of <see cref="GoalActivity"/>.</summary>
public sealed record GoalSettings
{
    /// <summary>Whether the member leaves the journey here.</summary>
    public bool Exits { get; init; }
}

/// <summary>Counts whoever comes here as having reached the journey's goal.</summary>
public sealed class GoalActivity : ActivityKind<GoalSettings>
{
    /// <inheritdoc/>
    public override ActivityDescriptor Descriptor { get; } = new()
    {
        Type = "Journey.Goal",
        Family = ActivityFamily.Flow,
        Fields = [Field.Flag("exits")],
    };

    /// <inheritdoc/>
    protected override ImmutableArray<Port> Ports(GoalSettings settings) => settings.Exits ? [] : [new Port(Port.Done, MayEnd: true)];

    /// <inheritdoc/>
    protected override Outcome Execute(GoalSettings settings, ActivityContext context)
    {
        ImmutableArray<Effect> reached = [new Effect.Convert()];
        return settings.Exits ? new Outcome.Complete("goal") { Effects = reached } : new Outcome.Continue(Port.Done) { Effects = reached };
    }

    /// <inheritdoc/>
    protected override string Summarise(GoalSettings settings, SummaryContext context) => context.Say(settings.Exits ? "summary.exits" : "summary");
}
