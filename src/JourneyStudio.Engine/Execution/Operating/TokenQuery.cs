namespace JourneyStudio.Engine.Execution.Operating;

/// <summary>Which tokens, or failures, of a journey an operator means. What is null does not narrow.</summary>
public sealed record TokenQuery
{
    /// <summary>All of them.</summary>
    public static TokenQuery All { get; } = new();

    /// <summary>Number of the version.</summary>
    public int? Version { get; init; }

    /// <summary>Activity where they stand, or failed.</summary>
    public string? Activity { get; init; }

    /// <summary>Those who arrived, or failed, then or later.</summary>
    public DateTimeOffset? Since { get; init; }

    /// <summary>Those who arrived, or failed, before.</summary>
    public DateTimeOffset? Before { get; init; }

    /// <summary>Whether it means what happened here and then.</summary>
    /// <param name="activity">Where.</param>
    /// <param name="at">When.</param>
    public bool Includes(string activity, DateTimeOffset at) =>
        (Activity is null || Activity == activity) && (Since is null || at >= Since) && (Before is null || at < Before);
}
