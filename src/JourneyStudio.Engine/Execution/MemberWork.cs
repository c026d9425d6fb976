using JourneyStudio.Engine.Content;
using JourneyStudio.Engine.Members;

namespace JourneyStudio.Engine.Execution;

/// <summary>All that is to be done for one member now, and all that is needed to decide it.</summary>
public sealed record MemberWork
{
    /// <summary>The member.</summary>
    public required MemberSnapshot Member { get; init; }

    /// <summary>The member's active enrollments with all their tokens, by id.</summary>
    public IReadOnlyList<EnrollmentWork> Active { get; init; } = [];

    /// <summary>Ended and control enrollments whose goal is not reached and whose conversion window is open. Needed only where there are events that a goal names.</summary>
    public IReadOnlyList<Enrollment> Measured { get; init; } = [];

    /// <summary>Last entry by journey and entry key, ended enrollments included. Needed only where there are events.</summary>
    public IReadOnlyList<PastEntry> Entries { get; init; } = [];

    /// <summary>Events not yet routed, by id.</summary>
    public IReadOnlyList<MemberEvent> Events { get; init; } = [];
}

/// <summary>An active enrollment and its tokens.</summary>
public sealed record EnrollmentWork(Enrollment Enrollment, IReadOnlyList<Token> Tokens);

/// <summary>When a member last entered a journey under an entry key.</summary>
public readonly record struct PastEntry(JourneyId Journey, string EntryKey, DateTimeOffset EnteredAt);

/// <summary>A batch of members to work on.</summary>
public sealed record WorkBatch
{
    /// <summary>Nothing to do.</summary>
    public static WorkBatch Empty { get; } = new() { Members = [] };

    /// <summary>The members, each once.</summary>
    public required IReadOnlyList<MemberWork> Members { get; init; }

    /// <summary>Sessions that enrollments or events of the batch carry, by key.</summary>
    public IReadOnlyDictionary<string, SessionRecord> Sessions { get; init; } = NoSessions;

    /// <summary>Members of whom something cannot be read, and the kind of error: their work is set aside, and nobody else's is.</summary>
    public IReadOnlyList<(MemberId Member, string Reason)> Unreadable { get; init; } = [];

    private static readonly Dictionary<string, SessionRecord> NoSessions = [];
}
