using System.Collections.Immutable;
using JourneyStudio.Engine.Activities;
using JourneyStudio.Engine.Execution.Operating;
using JourneyStudio.Engine.Members;

namespace JourneyStudio.Engine.Execution;

/// <summary>All that one turn changed for one member. Committed whole or not at all.</summary>
public sealed record MemberChanges
{
    /// <summary>The member.</summary>
    public required MemberId Member { get; init; }

    /// <summary>Events that are now routed.</summary>
    public ImmutableArray<long> Routed { get; init; } = [];

    /// <summary>Events that are not this member's any more; null: none.</summary>
    public Forwarding? Forwarded { get; init; }

    /// <summary>New and changed enrollments with their tokens.</summary>
    public ImmutableArray<EnrollmentChange> Enrollments { get; init; } = [];

    /// <summary>Arrivals of this turn.</summary>
    public ImmutableArray<TraceStep> Steps { get; init; } = [];

    /// <summary>How steps that were stored parked have now been left: the whole step as it is to stand.</summary>
    public ImmutableArray<TraceStep> Departures { get; init; } = [];

    /// <summary>Steps that stay parked and have decided anew: only the values that are to follow those of the step.</summary>
    public ImmutableArray<TraceStep> Resolved { get; init; } = [];

    /// <summary>Effects to be carried out, each once.</summary>
    public ImmutableArray<RecordedEffect> Effects { get; init; } = [];

    /// <summary>Events that effects raised and that some version listens to.</summary>
    public ImmutableArray<RaisedEvent> Raised { get; init; } = [];

    /// <summary>Events that paused journeys keep, to be judged for entry when they go on.</summary>
    public ImmutableArray<HeldEntry> Held { get; init; } = [];

    /// <summary>Kept events that have been judged.</summary>
    public ImmutableArray<HeldEntry> Judged { get; init; } = [];

    /// <summary>Stored rows that cannot be read, to be shown to operators.</summary>
    public ImmutableArray<SetAside> Aside { get; init; } = [];

    /// <summary>Journeys that did not let the member in.</summary>
    public ImmutableArray<EntryRefusal> Refusals { get; init; } = [];

    /// <summary>What a migration changed, to be kept so that it can be taken back.</summary>
    public ImmutableArray<MigrationNote> Migrated { get; init; } = [];

    /// <summary>Goals that were reached, by active, ended and control enrollments; each is recorded once.</summary>
    public ImmutableArray<Conversion> Conversions { get; init; } = [];
}

/// <summary>Events that were stored for a member who had just been merged into another: they become the other's, in their order.</summary>
/// <param name="To">Whose they are.</param>
/// <param name="Events">The events.</param>
public sealed record Forwarding(MemberId To, ImmutableArray<long> Events);

/// <summary>A new or changed enrollment.</summary>
/// <param name="Enrollment">As it is to stand.</param>
/// <param name="StepBefore">Step it had when it was loaded, to be compared in the commit; null for a new one.</param>
/// <param name="Tokens">Tokens that are new or have moved.</param>
/// <param name="Gone">Numbers of stored tokens that are no more.</param>
public sealed record EnrollmentChange(Enrollment Enrollment, int? StepBefore, ImmutableArray<Token> Tokens, ImmutableArray<int> Gone)
{
    /// <summary>State it had when it was loaded, to be compared in the commit.</summary>
    public EnrollmentState StateBefore { get; init; }

    /// <summary>Version that it was in when it was loaded, when it is in another now.</summary>
    public VersionId? VersionBefore { get; init; }
}

/// <summary>An effect with the key under which it happens once.</summary>
/// <param name="Key">The key.</param>
/// <param name="Member">Whom it concerns.</param>
/// <param name="Journey">Journey that asked.</param>
/// <param name="Version">Version that asked.</param>
/// <param name="Activity">Activity that asked.</param>
/// <param name="At">When.</param>
/// <param name="Effect">What.</param>
public sealed record RecordedEffect(EffectKey Key, MemberId Member, JourneyId Journey, VersionId Version, string Activity, DateTimeOffset At, Effect Effect)
{
    /// <summary>Length of the chain of effects and events that led here: what it raises later, from outside the turn, counts on from it.</summary>
    public int Depth { get; init; }
}

/// <summary>An event raised by an effect or by the end of an enrollment; its source is <c>journey</c>, its key the effect's or begins with it.</summary>
public sealed record RaisedEvent(string Key, MemberId Member, string Name, DateTimeOffset At, ImmutableSortedDictionary<string, AttributeValue> Properties, int Depth);

/// <summary>An event that may let a member into a paused journey when it goes on.</summary>
/// <param name="Journey">The journey.</param>
/// <param name="Event">The event.</param>
public readonly record struct HeldEntry(JourneyId Journey, long Event);

/// <summary>A stored row that cannot be read.</summary>
/// <param name="Kind"><c>event</c>, <c>enrollment</c>, <c>version</c>, or <c>member</c>: then nothing of the member can be read, and all their work waits.</param>
/// <param name="Row">Its number.</param>
/// <param name="Reason">What is wrong, without any of what is stored there.</param>
/// <param name="At">When it was met.</param>
public readonly record struct SetAside(string Kind, long Row, string Reason, DateTimeOffset At);

/// <summary>Why a journey did not let a member in.</summary>
/// <param name="Journey">The journey.</param>
/// <param name="Version">The version that decided.</param>
/// <param name="Event">The event that came.</param>
/// <param name="At">When it was decided.</param>
/// <param name="Reason">Stable code: see <see cref="RefusalReasons"/>.</param>
/// <param name="Values">Values that decided.</param>
public sealed record EntryRefusal(JourneyId Journey, VersionId Version, long Event, DateTimeOffset At, string Reason, ImmutableArray<DecidingValue> Values);

/// <summary>An enrollment whose goal was reached.</summary>
/// <param name="Enrollment">Whose.</param>
/// <param name="Version">Its version, for the counts.</param>
/// <param name="At">When the event occurred.</param>
/// <param name="Event">The event; null when an activity said so at a time.</param>
public sealed record Conversion(EnrollmentId Enrollment, VersionId Version, DateTimeOffset At, long? Event);
