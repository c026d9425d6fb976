using System.Collections.Immutable;
using JourneyStudio.Engine.Members;

namespace JourneyStudio.Engine.Execution;

/// <summary>One member's passage through a journey, through one version at a time.</summary>
public sealed record Enrollment
{
    /// <summary>Internal number.</summary>
    public required EnrollmentId Id { get; init; }

    /// <summary>The journey.</summary>
    public required JourneyId Journey { get; init; }

    /// <summary>The version that carries it out.</summary>
    public required VersionId Version { get; init; }

    /// <summary>Who.</summary>
    public required MemberId Member { get; init; }

    /// <summary>What they are.</summary>
    public SubjectKind Subject { get; init; }

    /// <summary>Key under which there is at most one active enrollment; empty unless the journey names a record.</summary>
    public required string EntryKey { get; init; }

    /// <summary>Records of the entry event and of what happened since, by kind (see <see cref="RecordKinds"/>).</summary>
    public required ImmutableSortedDictionary<string, string> Records { get; init; }

    /// <summary>What its activities have remembered, by name (see <see cref="JourneyValues"/>); nothing to begin with.</summary>
    public ImmutableSortedDictionary<string, AttributeValue> Values { get; init; } = JourneyValues.None;

    /// <summary>When it began.</summary>
    public required DateTimeOffset EnteredAt { get; init; }

    /// <summary>Number of the last step; the next arrival takes the next number.</summary>
    public int Step { get; init; }

    /// <summary>Where it stands.</summary>
    public EnrollmentState State { get; init; }

    /// <summary>Why it ended, when it did not complete.</summary>
    public string? Reason { get; init; }

    /// <summary>When it ended.</summary>
    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>End of the conversion window, if the journey has a goal.</summary>
    public DateTimeOffset? GoalUntil { get; init; }

    /// <summary>When the goal was reached.</summary>
    public DateTimeOffset? ConvertedAt { get; init; }

    /// <summary>True when what is stored of it cannot be read; it is then ended visibly, not carried on.</summary>
    public bool Unreadable { get; init; }

    /// <summary>Forks that a join for any branch has closed, as <c>activity:group</c>: later arrivals from them end.</summary>
    public ImmutableSortedSet<string> Joined { get; init; } = [];
}

/// <summary>Who passes through a journey.</summary>
public enum SubjectKind
{
    /// <summary>A member.</summary>
    Member,

    /// <summary>A staff person.</summary>
    Staff,
}

/// <summary>Life of an enrollment.</summary>
public enum EnrollmentState
{
    /// <summary>It has at least one token.</summary>
    Active,

    /// <summary>Its last token reached an end.</summary>
    Completed,

    /// <summary>It left by an exit activity or an exit rule.</summary>
    Exited,

    /// <summary>An activity failed for good.</summary>
    Failed,

    /// <summary>An operator stopped it.</summary>
    Stopped,

    /// <summary>Held out to be measured: it never had a token.</summary>
    Control,
}
