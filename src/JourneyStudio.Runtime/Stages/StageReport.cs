namespace JourneyStudio.Runtime.Stages;

/// <summary>How a stage stands.</summary>
/// <param name="Name"><c>routing</c>, <c>advancing</c> or <c>dispatch</c>.</param>
/// <param name="Lag">Age of the oldest work that is due; zero when nothing is.</param>
/// <param name="Depth">How much is due; counted up to <see cref="StageReports.MostCounted"/>.</param>
/// <param name="PerSecond">What this process got through per second, over the last minute.</param>
public sealed record StageReport(string Name, TimeSpan Lag, long Depth, double PerSecond);
