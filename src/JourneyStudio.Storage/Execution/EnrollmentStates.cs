using JourneyStudio.Engine.Execution;

namespace JourneyStudio.Storage.Execution;

/// <summary>States of enrollments by their stored names.</summary>
public static class EnrollmentStates
{
    public const string Active = "active";
    public const string Completed = "completed";
    public const string Exited = "exited";
    public const string Failed = "failed";
    public const string Stopped = "stopped";

    public static string Write(EnrollmentState state) => state switch
    {
        EnrollmentState.Active => Active,
        EnrollmentState.Completed => Completed,
        EnrollmentState.Exited => Exited,
        EnrollmentState.Failed => Failed,
        EnrollmentState.Stopped => Stopped,
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, "No stored name for this state."),
    };
}
