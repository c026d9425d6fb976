namespace JourneyStudio.Runtime.Stages;

/// <summary>What each stage of this process got through.</summary>
public sealed class StageMeters(TimeProvider time)
{
    /// <summary>Events that were handed in and are not stored yet.</summary>
    public Backlog Arriving { get; } = new(time);

    /// <summary>Events stored.</summary>
    public Throughput Stored { get; } = new(time);

    /// <summary>Events routed to journeys.</summary>
    public Throughput Routed { get; } = new(time);

    /// <summary>Turns of members.</summary>
    public Throughput Advanced { get; } = new(time);

    /// <summary>Enrollments that operations of operators came to.</summary>
    public Throughput Operated { get; } = new(time);

    /// <summary>Messages that came to an end, whatever it was.</summary>
    public Throughput Dispatched { get; } = new(time);
}
