using JourneyStudio.Engine.Activities;
using JourneyStudio.Engine.Members;

namespace JourneyStudio.Activities.WithdrawTask;

/// <summary>Settings of <see cref="WithdrawTaskActivity"/>.</summary>
public sealed record WithdrawTaskSettings
{
    /// <summary>Key of what the task was for.</summary>
    public string Purpose { get; init; } = "";
}

/// <summary>Takes back the member's open task of a purpose, whichever journey asked for it.</summary>
public sealed class WithdrawTaskActivity : ActivityKind<WithdrawTaskSettings>
{
    /// <inheritdoc/>
    public override ActivityDescriptor Descriptor { get; } = new()
    {
        Type = "Journey.WithdrawTask",
        Family = ActivityFamily.People,
        Fields = [Field.Text("purpose") with { Required = true }],
    };

    /// <inheritdoc/>
    protected override SnapshotNeeds Needs(WithdrawTaskSettings settings) => new() { Tasks = true };

    /// <inheritdoc/>
    protected override Outcome Execute(WithdrawTaskSettings settings, ActivityContext context) => Outcome.By(Port.Done, new Effect.WithdrawTask(settings.Purpose));

    /// <inheritdoc/>
    protected override string Summarise(WithdrawTaskSettings settings, SummaryContext context) => settings.Purpose.Length == 0 ? context.Missing : settings.Purpose;
}
