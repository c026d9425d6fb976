namespace JourneyStudio.Engine.Definitions;

/// <summary>How often a member may enter under one entry key. In JSON: never, afterDays, always, restart.</summary>
public enum ReentryMode
{
    /// <summary>Once.</summary>
    Never,

    /// <summary>Again when so many days have passed since the last entry.</summary>
    AfterDays,

    /// <summary>Again as soon as the last enrollment has ended.</summary>
    Always,

    /// <summary>At any time: the running enrollment ends and a new one begins.</summary>
    Restart,
}
