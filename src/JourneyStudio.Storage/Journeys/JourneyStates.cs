namespace JourneyStudio.Storage.Journeys;

/// <summary>Where a journey is in its life, by the stored names.</summary>
public static class JourneyStates
{
    /// <summary>Never published.</summary>
    public const string Draft = "draft";

    /// <summary>Lets members in and carries them on.</summary>
    public const string Live = "live";

    /// <summary>Nobody comes in and time moves nobody on.</summary>
    public const string Paused = "paused";

    /// <summary>Nobody comes in; those who are in go on to their end.</summary>
    public const string Draining = "draining";

    /// <summary>Nobody comes in and nobody is in.</summary>
    public const string Stopped = "stopped";

    public const string Archived = "archived";
}
