namespace JourneyStudio.Engine.Members;

/// <summary>Leave that a member gave for one channel and one purpose.</summary>
/// <param name="Channel">Channel key, see <see cref="ChannelKeys"/>.</param>
/// <param name="Purpose">What messages may serve.</param>
public readonly record struct Consent(string Channel, MessagePurpose Purpose);

/// <summary>What a message may serve.</summary>
public enum MessagePurpose
{
    /// <summary>Carries out what the member asked for or agreed to.</summary>
    Service,

    /// <summary>Promotes.</summary>
    Marketing,
}
