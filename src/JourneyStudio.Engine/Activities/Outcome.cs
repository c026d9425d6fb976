using System.Collections.Immutable;

namespace JourneyStudio.Engine.Activities;

/// <summary>What an activity decides. A closed set; each may carry effects and the values that decided.</summary>
public abstract record Outcome
{
    private Outcome()
    {
    }

    /// <summary>What is asked for, in order.</summary>
    public ImmutableArray<Effect> Effects { get; init; } = [];

    /// <summary>What the decision was made on.</summary>
    public ImmutableArray<DecidingValue> Values { get; init; } = [];

    /// <summary>Go on by a port.</summary>
    public static Continue By(string port, params ReadOnlySpan<Effect> effects) => new(port) { Effects = [.. effects] };

    /// <summary>Go on by a port.</summary>
    public sealed record Continue(string Port) : Outcome;

    /// <summary>Park until an instant, then go on by a port.</summary>
    public sealed record WaitUntil(DateTimeOffset Due, string Port) : Outcome;

    /// <summary>Park until an event that <see cref="BoundActivity.Matches"/> accepts, or until the timeout.</summary>
    /// <param name="Event">Name of the event.</param>
    /// <param name="Port">Port for the event.</param>
    /// <param name="Timeout">When waiting ends; null waits for ever.</param>
    /// <param name="TimeoutPort">Port for the timeout.</param>
    public sealed record WaitForEvent(string Event, string Port, DateTimeOffset? Timeout, string TimeoutPort) : Outcome;

    /// <summary>End the enrollment here, with all its tokens.</summary>
    /// <param name="Reason">Why, in the operator's words.</param>
    public sealed record Complete(string Reason) : Outcome;

    /// <summary>The activity cannot do its work. Leaves by the port <c>Failed</c> if there is one, else the enrollment fails.</summary>
    /// <param name="Code">Stable code of the failure.</param>
    /// <param name="Detail">What was wrong.</param>
    public sealed record Fail(string Code, string Detail) : Outcome;
}
