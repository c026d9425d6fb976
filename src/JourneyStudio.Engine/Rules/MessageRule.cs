using JourneyStudio.Engine.Time;

namespace JourneyStudio.Engine.Rules;

/// <summary>How often messages reached a member, or the member did something with them. All conditions hold together for one and the same message.</summary>
/// <param name="Did">What is counted.</param>
/// <param name="Count">How often.</param>
public sealed record MessageRule(MessageEngagement Did, CountRange Count) : Rule
{
    /// <summary>Key of the template; null: whatever the message.</summary>
    public string? Template { get; init; }

    /// <summary>Key of the channel it was sent by; null: whatever channel.</summary>
    public string? Channel { get; init; }

    /// <summary>Only in (now - this, now]; null: at any time.</summary>
    public Duration? Within { get; init; }
}
