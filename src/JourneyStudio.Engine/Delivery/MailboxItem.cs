using System.Collections.Immutable;

namespace JourneyStudio.Engine.Delivery;

/// <summary>A message in the preview mailbox: what a channel would have sent.</summary>
/// <param name="Message">The message and where it would have gone.</param>
/// <param name="Payload">The body that would have left, as JSON or as a mail's source.</param>
/// <param name="At">When it came in.</param>
public sealed record MailboxItem(OutgoingMessage Message, string Payload, DateTimeOffset At);

/// <summary>Keeps items durably, each key once. Tells for each item whether it is new; one that is not counts as a further copy and changes nothing else.</summary>
public delegate Task<ImmutableArray<bool>> KeepMailboxItems(IReadOnlyList<MailboxItem> items, CancellationToken cancellationToken);
