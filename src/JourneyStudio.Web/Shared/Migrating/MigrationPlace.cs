using JourneyStudio.Engine.Execution.Operating;
using JourneyStudio.Runtime.Operating;
using JourneyStudio.Web.Shared.Definitions;

namespace JourneyStudio.Web.Shared.Migrating;

/// <summary>One line of the map: an activity of the version that members are in.</summary>
public sealed record MigrationPlace
{
    public required string Activity { get; init; }

    public required ActivityLook Look { get; init; }

    /// <summary>Those who stand there; of parallel branches each one.</summary>
    public long Members { get; init; }

    public required MigrationChoice Choice { get; init; }

    /// <summary>What would become of a few of them; null while nobody is looked at.</summary>
    public MigrationPreview? Preview { get; init; }
}
