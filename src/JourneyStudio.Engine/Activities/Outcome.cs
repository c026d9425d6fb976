using System.Collections.Immutable;
using JourneyStudio.Engine.Rules;

namespace JourneyStudio.Engine.Activities;

/// <summary>What an activity decides. A closed set; each may carry effects and the values that decided.</summary>
/// <remarks>A token that follows data is judged again by running its activity again. As long as it stays, effects of the repeat are left out: they were recorded
/// when it arrived.</remarks>
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

    /// <summary>True for one that keeps the token where it is.</summary>
    public virtual bool Parks => false;

    /// <summary>Park until an instant, then go on by a port.</summary>
    /// <param name="Due">The instant.</param>
    /// <param name="Port">Port to leave by then.</param>
    public sealed record WaitUntil(DateTimeOffset Due, string Port) : Outcome
    {
        /// <summary>True when the instant follows data that can change: the activity decides again, with the same <see cref="ActivityContext.ArrivedAt"/>,
        /// after every event of the member and once more when due.</summary>
        public bool Follows { get; init; }

        /// <summary>True when the trace holds the instant already.</summary>
        internal bool Told { get; init; }

        /// <inheritdoc/>
        public override bool Parks => true;
    }

    /// <summary>Park until a rule holds. It is judged at once, after every event of the member, and when time alone may change it.</summary>
    /// <param name="Rule">The rule.</param>
    /// <param name="Port">Port for when it holds.</param>
    /// <param name="Timeout">When waiting ends; null waits for ever.</param>
    /// <param name="TimeoutPort">Port for the timeout.</param>
    public sealed record WaitForRule(Rule Rule, string Port, DateTimeOffset? Timeout, string TimeoutPort) : Outcome
    {
        /// <inheritdoc/>
        public override bool Parks => true;
    }

    /// <summary>Bring the branches of a fork together again. A token that comes from no fork passes.</summary>
    /// <param name="Port">Port to go on by.</param>
    /// <param name="All">True: when all have come that still can; false: with the first, and the others that can still come are cancelled.</param>
    public sealed record Join(string Port, bool All) : Outcome
    {
        /// <inheritdoc/>
        public override bool Parks => true;
    }

    /// <summary>Park until an event that <see cref="BoundActivity.Matches"/> accepts, or until the timeout.</summary>
    /// <param name="Event">Name of the event.</param>
    /// <param name="Port">Port for the event, unless <see cref="Match.Port"/> names another.</param>
    /// <param name="Timeout">When waiting ends; null waits for ever.</param>
    /// <param name="TimeoutPort">Port for the timeout.</param>
    public sealed record WaitForEvent(string Event, string Port, DateTimeOffset? Timeout, string TimeoutPort) : Outcome
    {
        /// <summary>True when data can end the wait too: the activity decides again after every event of the member, and when due.</summary>
        public bool Follows { get; init; }

        /// <summary>The earliest instant at which it is to decide again although nothing happened; null: not before the timeout.</summary>
        public DateTimeOffset? LookAgain { get; init; }

        /// <inheritdoc/>
        public override bool Parks => true;
    }

    /// <summary>End the enrollment here, with all its tokens.</summary>
    /// <param name="Reason">Why, in the operator's words.</param>
    public sealed record Complete(string Reason) : Outcome;

    /// <summary>The activity cannot do its work. Leaves by the port <c>Failed</c> if there is one, else the enrollment fails.</summary>
    /// <param name="Code">Stable code of the failure.</param>
    /// <param name="Detail">What was wrong.</param>
    public sealed record Fail(string Code, string Detail) : Outcome;
}
