using System.Collections.Immutable;
using JourneyStudio.Engine.Content;

namespace JourneyStudio.Engine.Contact;

/// <summary>The emergency stop: what must not leave, whatever journeys say. It holds for messages that are recorded and for those in the outbox.</summary>
public sealed record SendingStop
{
    /// <summary>Nothing is stopped.</summary>
    public static SendingStop None { get; } = new();

    /// <summary>True when no marketing leaves on any channel.</summary>
    public bool Marketing { get; init; }

    /// <summary>Keys of the channels on which nothing leaves.</summary>
    public ImmutableArray<string> Channels { get; init; } = [];

    /// <summary>Whether anything is stopped.</summary>
    public bool IsOn => Marketing || Channels.Length > 0;

    /// <summary>Whether a message of this class is stopped on the channel.</summary>
    public bool Holds(string channel, MessageClass kind) => (Marketing && kind == MessageClass.Marketing) || Channels.Contains(channel);
}
