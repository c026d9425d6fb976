using System.Collections.Immutable;

namespace JourneyStudio.Engine.Execution.Operating;

/// <summary>What an operator asks for many members of a journey at once. The owner of each slot carries it out for its members, a batch at a time, in the order asked.</summary>
public abstract record Operation
{
    private Operation()
    {
    }

    /// <summary>Number of the operation.</summary>
    public required long Id { get; init; }

    /// <summary>The journey.</summary>
    public required JourneyId Journey { get; init; }

    /// <summary>When it was asked for. Whoever enters later is not concerned.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Who asked: a user's number; below zero an API key's.</summary>
    public required long Actor { get; init; }

    /// <summary>Begins a pause: time no longer moves anybody.</summary>
    public sealed record Hold : Operation;

    /// <summary>Ends a pause.</summary>
    /// <param name="Mode">What becomes of the time that has passed.</param>
    /// <param name="PausedAt">When the pause began.</param>
    public sealed record Release(ResumeMode Mode, DateTimeOffset PausedAt) : Operation;

    /// <summary>Lets go on what a <see cref="Release"/> to catch up has left: whatever was overdue.</summary>
    /// <param name="PerSecond">At most so many members a second, over all nodes.</param>
    public sealed record CatchUp(int PerSecond) : Operation;

    /// <summary>Everybody leaves, now.</summary>
    public sealed record Stop : Operation;

    /// <summary>Failed enrollments go on from where they failed, with a new step.</summary>
    /// <param name="Of">Which of them.</param>
    public sealed record Retry(TokenQuery Of) : Operation;

    /// <summary>Tokens leave by a port, whatever they waited for.</summary>
    /// <param name="Of">Which of them.</param>
    /// <param name="Port">The port.</param>
    public sealed record Skip(TokenQuery Of, string Port) : Operation;

    /// <summary>Tokens go to another activity of their version.</summary>
    /// <param name="Of">Which of them.</param>
    /// <param name="Target">The activity.</param>
    public sealed record Move(TokenQuery Of, string Target) : Operation;

    /// <summary>Members in flight go to another version.</summary>
    /// <param name="From">Version that they are in.</param>
    /// <param name="To">Version that they go to.</param>
    /// <param name="Map">What becomes of those who stand at an activity, by its id. See <see cref="MigrationMap"/>.</param>
    public sealed record Migrate(VersionId From, VersionId To, ImmutableSortedDictionary<string, MigrationChoice> Map) : Operation;

    /// <summary>Those of a migration who have not moved since go back to where they were.</summary>
    /// <param name="Migration">Number of the migration.</param>
    public sealed record TakeBack(long Migration) : Operation;
}
