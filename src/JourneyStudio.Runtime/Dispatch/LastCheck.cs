using JourneyStudio.Engine.Content;
using JourneyStudio.Engine.Delivery;
using JourneyStudio.Engine.Members;

namespace JourneyStudio.Runtime.Dispatch;

/// <summary>What is checked once more when a message is about to leave, in the order of the semantics. Caps are not: they were counted when it was recorded.</summary>
internal static class LastCheck
{
    /// <summary>Why the message must not leave any more; null when it may.</summary>
    public static string? Refuse(PendingMessage message, DateTimeOffset now)
    {
        if (message.Member.Closed)
            return "closed";
        if (!message.Member.Permits(message.Channel, Purpose(message.Class)))
            return "consent";
        if (message.Member.AddressOn(message.Channel) != message.Address)
            return "address";
        if (now >= message.ExpiresAt)
            return "too-late";
        return message.ClaimedByOther ? "duplicate" : null;
    }

    private static MessagePurpose Purpose(MessageClass of) => of == MessageClass.Marketing ? MessagePurpose.Marketing : MessagePurpose.Service;
}
