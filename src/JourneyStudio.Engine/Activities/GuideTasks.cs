using System.Collections.Immutable;
using JourneyStudio.Engine.Members;

namespace JourneyStudio.Engine.Activities;

/// <summary>Tasks that journeys give to shopping guides: what kinds there are, and the events by which they speak.</summary>
public static class GuideTasks
{
    /// <summary>The event that tells what came of a task. It carries <see cref="EventProperties.Effect"/>, <see cref="Purpose"/> and <see cref="Outcome"/>.</summary>
    public const string Finished = "task.finished";

    /// <summary>The event that tells that a task was given to a guide.</summary>
    public const string Created = "task.created";

    /// <summary>The event that tells that a task was taken back.</summary>
    public const string Withdrawn = "task.withdrawn";

    /// <summary>Source of <see cref="Finished"/>; its key is the task's effect key, so that a task is finished once.</summary>
    public const string Source = "task";

    /// <summary>Property: what the task was for.</summary>
    public const string Purpose = "purpose";

    /// <summary>Property: what came of it.</summary>
    public const string Outcome = "outcome";

    /// <summary>How a task for one member is done: a message in WeCom, a call, a talk in the store, or looking and tagging.</summary>
    public static ImmutableArray<string> Kinds { get; } = ["wecom", "phone", "store", "tag"];

    /// <summary>Properties of <see cref="Finished"/>.</summary>
    /// <param name="effect">Key of the effect that asked for the task.</param>
    /// <param name="purpose">What it was for.</param>
    /// <param name="outcome">What came of it.</param>
    public static ImmutableSortedDictionary<string, AttributeValue> FinishedProperties(string effect, string purpose, string outcome) =>
        ImmutableSortedDictionary<string, AttributeValue>.Empty
            .Add(EventProperties.Effect, new AttributeValue.Text(effect))
            .Add(Purpose, new AttributeValue.Text(purpose))
            .Add(Outcome, new AttributeValue.Text(outcome));
}
