using System.Collections.Immutable;
using JourneyStudio.Engine.Definitions;

namespace JourneyStudio.Engine.Contact;

/// <summary>How often and at which hours the workspace may speak to a member. A journey can be stricter with its own rules, never looser.</summary>
public sealed record ContactPolicy
{
    /// <summary>No limits.</summary>
    public static ContactPolicy Open { get; } = new();

    /// <summary>Most marketing messages to one member, from all journeys together; every one of them holds.</summary>
    public ImmutableArray<FrequencyCap> Caps { get; init; } = [];

    /// <summary>Hours without marketing and service messages, by the member's clock; together they add up.</summary>
    public ImmutableArray<QuietHours> QuietHours { get; init; } = [];

    /// <summary>What opens the window of channels that only answer (see <see cref="ChannelWindows"/>). Default: as WeChat documents it.</summary>
    public ImmutableArray<ChannelAllowance> Allowances { get; init; } = ChannelWindows.WeChat;
}
