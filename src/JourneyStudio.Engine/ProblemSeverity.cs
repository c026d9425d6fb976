namespace JourneyStudio.Engine;

/// <summary>How much a <see cref="Problem"/> matters to a journey.</summary>
public enum ProblemSeverity
{
    /// <summary>The thing asked for cannot be done: a file is refused, a draft cannot be published.</summary>
    Blocks,

    /// <summary>Worth a look; nothing is held up.</summary>
    Warns,
}
