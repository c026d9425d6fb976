namespace JourneyStudio.Engine.Members;

/// <summary>Properties of events that have a meaning of their own.</summary>
public static class EventProperties
{
    /// <summary>Key of the effect that an answer answers.</summary>
    public const string Effect = "effect";

    /// <summary>Keys of the attributes that changed, joined by commas.</summary>
    public const string Changed = "changed";
}
