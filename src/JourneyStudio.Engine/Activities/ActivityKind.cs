using JourneyStudio.Engine.Definitions;

namespace JourneyStudio.Engine.Activities;

/// <summary>A kind of activity: what can be set, which ports it has, what it does. One folder each; found by the catalog.</summary>
public abstract class ActivityKind
{
    /// <summary>Port that a failing activity leaves by, when the kind has it.</summary>
    public const string FailedPort = "Failed";

    /// <summary>What is fixed about the kind.</summary>
    public abstract ActivityDescriptor Descriptor { get; }

    /// <summary>Joins an activity of a definition with its kind. Never fails: what is wrong with the settings is in <see cref="BoundActivity.Problems"/>.</summary>
    public abstract BoundActivity Bind(Activity definition);
}
