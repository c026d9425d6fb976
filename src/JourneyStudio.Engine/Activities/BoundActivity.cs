using System.Collections.Immutable;
using JourneyStudio.Engine.Clocks;
using JourneyStudio.Engine.Definitions;
using JourneyStudio.Engine.Members;

namespace JourneyStudio.Engine.Activities;

/// <summary>An activity of a definition together with its kind and its settings, ready to run. Made by <see cref="ActivityKind.Bind"/>.</summary>
public abstract class BoundActivity
{
    /// <summary>How long before a token's arrival an event may have occurred and still count: senders' clocks and queues are not exact.</summary>
    public static readonly TimeSpan Slack = TimeSpan.FromMinutes(5);

    private protected BoundActivity(Activity definition, ActivityKind kind, ImmutableArray<Problem> problems)
    {
        Definition = definition;
        Kind = kind;
        Problems = problems;
    }

    /// <summary>The activity as it was drawn.</summary>
    public Activity Definition { get; }

    /// <summary>Its kind.</summary>
    public ActivityKind Kind { get; }

    /// <summary>What is wrong with its settings; an activity with problems is never run.</summary>
    public ImmutableArray<Problem> Problems { get; }

    /// <summary>Its outputs, in the order they are drawn.</summary>
    public abstract ImmutableArray<Port> Ports { get; }

    /// <summary>Names of the events that a trigger lets members in on, or a wait waits for.</summary>
    public abstract ImmutableArray<string> Listens { get; }

    /// <summary>Names of the events after which its parked tokens may decide differently: such events are stored even if nothing else listens.</summary>
    public abstract ImmutableArray<string> Watches { get; }

    /// <summary>What it reads of a member.</summary>
    public abstract SnapshotNeeds Needs { get; }

    /// <summary>How it starts without an event from outside; null when it does not. Events of clocks are for the trigger that they name only.</summary>
    public abstract ClockSpec? Clock { get; }

    /// <summary>Whether a trigger lets staff in, and not only members.</summary>
    public abstract bool TakesStaff { get; }

    /// <summary>Its settings as JSON, in schema order, as the kind understood them.</summary>
    public abstract PropertyBag Settings { get; }

    /// <summary>Decides. Pure: the same context gives the same outcome.</summary>
    public abstract Outcome Execute(ActivityContext context);

    /// <summary>Whether this event is one that the trigger lets in or the wait waits for.</summary>
    public abstract Match Matches(ActivityContext context, MemberEvent occurred);

    /// <summary>The time from which an event counts for the wait.</summary>
    public abstract DateTimeOffset TakesFrom(ActivityContext context);

    /// <summary>What it does, in one line of words.</summary>
    public abstract string Summarise(SummaryContext context);
}

/// <summary>Whether an event was accepted, and on which values.</summary>
/// <param name="Accepted">True when it was.</param>
/// <param name="Values">The values that decided.</param>
/// <param name="Port">Port to leave by; null: the one that the wait named.</param>
public readonly record struct Match(bool Accepted, ImmutableArray<DecidingValue> Values, string? Port = null)
{
    /// <summary>Accepted without a condition.</summary>
    public static Match Yes { get; } = new(true, []);

    /// <summary>Not accepted.</summary>
    public static Match No { get; } = new(false, []);
}
