namespace JourneyStudio.Web.Shared.Definitions;

/// <summary>What is lit up in a picture of a journey.</summary>
/// <param name="Passed">Activities that a member came to.</param>
/// <param name="Ways">Ports that they left by.</param>
/// <param name="Here">Activities where they are now.</param>
/// <param name="Shown">The activity that the reader looks at; null: none.</param>
public sealed record PictureMarks(IReadOnlySet<string> Passed, IReadOnlySet<(string Activity, string Port)> Ways, IReadOnlySet<string> Here, string? Shown)
{
    /// <summary>What stands beside an activity's name (when a member came last, how many came), by its id; may be empty.</summary>
    public IReadOnlyDictionary<string, string> Notes { get; init; } = new Dictionary<string, string>();

    /// <summary>Ports that they were expected to leave by, and did not.</summary>
    public IReadOnlySet<(string Activity, string Port)> Wanted { get; init; } = new HashSet<(string, string)>();
}
