using System.Collections.Immutable;

namespace JourneyStudio.Engine.Rules;

/// <summary>What may become of a message. Being sent is known of the message itself; what follows is told by events of its name (<c>message.opened</c>).</summary>
public enum MessageEngagement
{
    /// <summary>It left the house.</summary>
    Sent,

    /// <summary>It reached the member's device or mailbox.</summary>
    Delivered,

    /// <summary>The member opened it.</summary>
    Opened,

    /// <summary>The member followed a link in it.</summary>
    Clicked,

    /// <summary>The member answered it.</summary>
    Replied,
}

/// <summary>The written names of <see cref="MessageEngagement"/>.</summary>
public static class MessageEngagements
{
    /// <summary>All names, in the order of the values.</summary>
    public static readonly ImmutableArray<string> Names = ["sent", "delivered", "opened", "clicked", "replied"];

    /// <summary>The written name.</summary>
    public static string Name(this MessageEngagement engagement) => Names[(int)engagement];

    /// <summary>The event that tells it.</summary>
    public static string Event(this MessageEngagement engagement) => $"message.{engagement.Name()}";
}
