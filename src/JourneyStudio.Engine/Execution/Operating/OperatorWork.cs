using System.Collections.Immutable;
using JourneyStudio.Engine.Activities;

namespace JourneyStudio.Engine.Execution.Operating;

/// <summary>A member of whom an operation concerns something.</summary>
public sealed record OperatorWork
{
    /// <summary>The member with all their active enrollments; events are left to the member's own turn.</summary>
    public required MemberWork Member { get; init; }

    /// <summary>Active enrollments that the operation concerns.</summary>
    public IReadOnlyList<EnrollmentId> Targets { get; init; } = [];

    /// <summary>Failed enrollments that it concerns.</summary>
    public IReadOnlyList<FailedEnrollment> Failed { get; init; } = [];

    /// <summary>Enrollments of a migration that is to be taken back.</summary>
    public IReadOnlyList<MigratedEnrollment> Migrated { get; init; } = [];
}

/// <summary>An enrollment that failed.</summary>
/// <param name="Enrollment">The enrollment.</param>
/// <param name="Steps">The steps at which its tokens failed.</param>
public sealed record FailedEnrollment(Enrollment Enrollment, IReadOnlyList<FailedStep> Steps);

/// <summary>A step that failed.</summary>
/// <param name="Token">Number of the token.</param>
/// <param name="Activity">Where.</param>
/// <param name="At">When.</param>
/// <param name="Group">Path of the forks that the token came from.</param>
public readonly record struct FailedStep(int Token, string Activity, DateTimeOffset At, string Group)
{
    /// <summary>The step as the trace tells it.</summary>
    public static FailedStep Of(int token, string activity, DateTimeOffset at, ImmutableArray<DecidingValue> values) =>
        new(token, activity, at, values.LastOrDefault(value => value.Name == DecidingValue.Fork).Value ?? "");
}

/// <summary>What an operation came to for one member.</summary>
/// <param name="Changes">What is to be committed.</param>
/// <param name="Done">Enrollments that it changed.</param>
/// <param name="Skipped">Enrollments that it could not be applied to: the port or activity is not in their version, or another enrollment is active under the key.</param>
public sealed record OperatorResult(MemberChanges Changes, int Done, int Skipped);
