namespace JourneyStudio.Runtime.Stages;

/// <summary>What each stage of this process got through.</summary>
public sealed class StageMeters(TimeProvider time)
{
    /// <summary>Events stored.</summary>
    public Throughput Stored { get; } = new(time);

    /// <summary>Events routed to journeys.</summary>
    public Throughput Routed { get; } = new(time);

    /// <summary>Turns of members.</summary>
    public Throughput Advanced { get; } = new(time);

    /// <summary>Messages that came to an end, whatever it was.</summary>
    public Throughput Dispatched { get; } = new(time);
}
