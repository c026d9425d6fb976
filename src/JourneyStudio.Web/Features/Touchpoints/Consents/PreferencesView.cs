namespace JourneyStudio.Web.Features.Touchpoints.Consents;

/// <summary>What a member wants to hear, channel by channel.</summary>
/// <param name="Channels">The channels that reach them or that they have said something about.</param>
public sealed record PreferencesView(IReadOnlyList<ChannelPreference> Channels)
{
    /// <summary>The masked address on a channel; null when there is none to show.</summary>
    public string? AddressOn(string channel) => Channels.FirstOrDefault(known => known.Channel == channel)?.Address;
}

/// <summary>One channel.</summary>
/// <param name="Channel">Its key.</param>
/// <param name="Address">The address, masked; null where it means nothing to people.</param>
/// <param name="Marketing">Whether offers and invitations may come.</param>
/// <param name="Suppressed">Whether nothing is sent there any more, whatever is ticked.</param>
public sealed record ChannelPreference(string Channel, string? Address, bool Marketing, bool Suppressed);
