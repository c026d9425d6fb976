namespace JourneyStudio.Engine.Contact;

/// <summary>An act of the member that lets us write to them for a while.</summary>
/// <param name="Event">Name of the event.</param>
/// <param name="Lasts">For how long, as an ISO 8601 duration.</param>
/// <param name="Messages">How many messages; each further act starts the count anew.</param>
public sealed record ChannelAllowance(string Event, string Lasts, int Messages);
