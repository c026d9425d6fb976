using JourneyStudio.Engine.Time;

namespace JourneyStudio.Engine.Activities;

/// <summary>Settings that every activity has that sends a message.</summary>
public sealed record SendSettings
{
    /// <summary>Key of the template.</summary>
    public string Template { get; init; } = "";

    /// <summary>Channel to take when the activity's own is not permitted; empty for none.</summary>
    public string Fallback { get; init; } = "";

    /// <summary>How long after it was recorded the message may still leave. Default 24 hours.</summary>
    public Duration? ExpiresAfter { get; init; }
}
