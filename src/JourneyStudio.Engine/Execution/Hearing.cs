namespace JourneyStudio.Engine.Execution;

/// <summary>What an event of some name is to the published versions.</summary>
public enum Hearing
{
    /// <summary>Nothing: no turn becomes another one by it.</summary>
    None,

    /// <summary>Nobody waits for it, but decisions read it afterwards: it counts from its place in the order of the member's events on.</summary>
    Remembered,

    /// <summary>It lets members in, moves those who are in, or has what they wait for judged again.</summary>
    Awaited,
}
