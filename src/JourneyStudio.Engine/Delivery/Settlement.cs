using System.Collections.Immutable;
using JourneyStudio.Engine.Content;
using JourneyStudio.Engine.Intake;

namespace JourneyStudio.Engine.Delivery;

/// <summary>How an attempt at a message ended, to be written with the message and its place in the outbox in one transaction.</summary>
public abstract record Settlement
{
    private Settlement()
    {
    }

    /// <summary>Row of the message.</summary>
    public required long Message { get; init; }

    /// <summary>What is told of it to journeys, stored with it.</summary>
    public ImmutableArray<IncomingEvent> Events { get; init; } = [];

    /// <summary>The message as rendered, if it came so far.</summary>
    public RenderedMessage? Rendered { get; init; }

    /// <summary>The provider has it.</summary>
    /// <param name="ProviderId">Its id there.</param>
    /// <param name="At">When.</param>
    public sealed record Sent(string ProviderId, DateTimeOffset At) : Settlement;

    /// <summary>It will never be sent because something failed.</summary>
    /// <param name="Reason">Stable code, then the details.</param>
    public sealed record Failed(string Reason) : Settlement
    {
        /// <summary>True when the address is to be suppressed from now on.</summary>
        public bool AddressIsDead { get; init; }
    }

    /// <summary>It must not be sent any more.</summary>
    /// <param name="Reason">Stable code: <c>consent</c>, <c>suppressed</c>, <c>address</c>, <c>still-if</c>, <c>session-cancelled</c>, <c>too-late</c>, <c>duplicate</c>, <c>closed</c> or a rendering code.</param>
    public sealed record Suppressed(string Reason) : Settlement;

    /// <summary>Nobody knows whether it left, and a repeat could be a second message.</summary>
    /// <param name="Reason">What happened.</param>
    public sealed record Unknown(string Reason) : Settlement;

    /// <summary>It stays pending.</summary>
    /// <param name="Due">Next attempt.</param>
    /// <param name="Reason">Why this one did not send it; null when the claim was only given back.</param>
    /// <param name="CountsAsAttempt">False when nothing was tried.</param>
    public sealed record Postponed(DateTimeOffset Due, string? Reason, bool CountsAsAttempt) : Settlement;
}
