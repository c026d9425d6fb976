using JourneyStudio.Engine.Delivery;

namespace JourneyStudio.Runtime.Dispatch;

/// <summary>Which carrier takes the messages of a channel: the configured one, else the built-in mailbox, which sends nothing outside.</summary>
public sealed class CarrierDirectory(MessageCarrier mailbox, IReadOnlyDictionary<string, MessageCarrier> configured)
{
    public CarrierDirectory(MessageCarrier mailbox)
        : this(mailbox, new Dictionary<string, MessageCarrier>(StringComparer.Ordinal))
    {
    }

    public MessageCarrier For(string channel) => configured.GetValueOrDefault(channel, mailbox);
}
