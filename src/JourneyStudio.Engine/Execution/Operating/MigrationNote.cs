using System.Collections.Immutable;

namespace JourneyStudio.Engine.Execution.Operating;

/// <summary>What a migration changed of one enrollment: enough to take it back. There is none for an enrollment that went on at once, or whose task was withdrawn.</summary>
/// <param name="Migration">Number of the migration.</param>
/// <param name="Enrollment">The enrollment.</param>
/// <param name="From">Version that it was in.</param>
/// <param name="To">Version that it is in; the same as <paramref name="From"/> for one that was let out.</param>
/// <param name="GoalUntil">End of its conversion window before.</param>
/// <param name="Tokens">Its tokens.</param>
public sealed record MigrationNote(long Migration, EnrollmentId Enrollment, VersionId From, VersionId To, DateTimeOffset? GoalUntil, ImmutableArray<MovedToken> Tokens);

/// <summary>A token that a migration has moved.</summary>
/// <param name="Before">As it rested before.</param>
/// <param name="Step">Step with which it came to where the map put it; 0 for one that was let out.</param>
/// <param name="Shifted"><see cref="Token.Shifted"/> there: what pauses add to it since, the old time is late by.</param>
public sealed record MovedToken(Token Before, int Step, TimeSpan Shifted);

/// <summary>An enrollment that a migration has changed and that is to be taken back.</summary>
/// <param name="Note">What was changed.</param>
/// <param name="Ended">The enrollment when it has ended; null while it is active.</param>
public sealed record MigratedEnrollment(MigrationNote Note, Enrollment? Ended);
