using System.Collections.Immutable;

namespace JourneyStudio.Engine.Delivery;

/// <summary>Takes messages of one channel to the outside world.</summary>
/// <param name="Name">Stable name, such as <c>preview</c>.</param>
/// <param name="RepeatsAreHarmless">True when the other side recognises a key it has had, so that an unknown outcome may be repeated.</param>
/// <param name="Deliver">Hands over a batch; one result for each message, in order. One recipient's failure is that recipient's result, never an exception.</param>
public sealed record MessageCarrier(string Name, bool RepeatsAreHarmless, DeliverMessages Deliver);

/// <summary>Hands over a batch of messages. When the token is cancelled no further message is begun; those not begun come back as <see cref="DeliveryResult.NotTried"/>.</summary>
public delegate Task<ImmutableArray<DeliveryResult>> DeliverMessages(IReadOnlyList<OutgoingMessage> messages, CancellationToken cancellationToken);
