using System.Collections.Immutable;
using JourneyStudio.Engine.Delivery;

namespace JourneyStudio.Channels.Mailbox;

/// <summary>
/// The built-in end of every channel that is not configured: keeps what would have been sent and sends nothing. A fresh install is
/// fully usable with it. A key that comes again is kept as a further copy of the first, so that it is seen whether anything left twice.
/// </summary>
public sealed class PreviewMailbox(KeepMailboxItems keep, TimeProvider time)
{
    public const string Name = "preview";

    public MessageCarrier Carrier => new(Name, RepeatsAreHarmless: true, DeliverAsync);

    private async Task<ImmutableArray<DeliveryResult>> DeliverAsync(IReadOnlyList<OutgoingMessage> messages, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        await keep([.. messages.Select(m => new MailboxItem(m, WirePayload.Of(m), now))], cancellationToken);
        return [.. messages.Select(m => new DeliveryResult.Accepted($"{Name}:{m.Key}"))];
    }
}
