namespace JourneyStudio.Engine.Execution;

/// <summary>Stable names of the states of an enrollment, as they are stored and told in events.</summary>
public static class EnrollmentStateNames
{
    /// <summary>The name of a state.</summary>
    public static string Of(EnrollmentState state) => state switch
    {
        EnrollmentState.Active => "active",
        EnrollmentState.Completed => "completed",
        EnrollmentState.Exited => "exited",
        EnrollmentState.Failed => "failed",
        EnrollmentState.Stopped => "stopped",
        EnrollmentState.Control => "control",
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, "No name for this state."),
    };
}
