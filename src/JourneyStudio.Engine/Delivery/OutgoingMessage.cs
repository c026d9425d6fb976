using JourneyStudio.Engine.Content;

namespace JourneyStudio.Engine.Delivery;

/// <summary>One rendered message on its way to one address.</summary>
/// <param name="Key">Key of the effect that asked for it: a carrier that knows idempotency keys sends the same key twice only once.</param>
/// <param name="Channel">Channel key.</param>
/// <param name="Address">Address on the channel.</param>
/// <param name="Message">What the member will read.</param>
public sealed record OutgoingMessage(string Key, string Channel, string Address, RenderedMessage Message);
