namespace JourneyStudio.Runtime.Stages;

/// <summary>How a stage stands.</summary>
/// <param name="Name">One of the constants below.</param>
/// <param name="Lag">Age of the oldest work that is due; zero when nothing is. Operations that are throttled on purpose do not count.</param>
/// <param name="Depth">How much is due: events, members, messages or operations; counted up to <see cref="StageReports.MostCounted"/>. Of the intake, what this process holds.</param>
/// <param name="PerSecond">What this process got through per second, over the last minute.</param>
public sealed record StageReport(string Name, TimeSpan Lag, long Depth, double PerSecond)
{
    public const string Intake = "intake";
    public const string Routing = "routing";
    public const string Advancing = "advancing";
    public const string Operations = "operations";
    public const string Dispatch = "dispatch";
}
