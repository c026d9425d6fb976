using JourneyStudio.Engine.Rules;

namespace JourneyStudio.Engine.Simulation.Scenarios;

/// <summary>A member at an edge of what a journey asks, on their way through it.</summary>
/// <param name="Activity">Activity that asks; null: the journey itself.</param>
/// <param name="Asked">The condition whose edge it is; null: it is no condition's.</param>
/// <param name="Edge">On which side.</param>
/// <param name="Value">What they have; empty: nothing, or it is no value.</param>
/// <param name="Scenario">Their way, without a name and without expectations.</param>
public sealed record EdgeCase(string? Activity, Rule? Asked, Edge Edge, string Value, Scenario Scenario);

/// <summary>A side of an edge.</summary>
public enum Edge
{
    /// <summary>There is no value, no tag, nothing that happened.</summary>
    Missing,

    /// <summary>The very value, or as often as asked.</summary>
    Equal,

    /// <summary>Just under it: the next smaller number, the day before, once less.</summary>
    Under,

    /// <summary>Just over it.</summary>
    Over,

    /// <summary>Another value than those asked for.</summary>
    Other,

    /// <summary>On the 29th of February.</summary>
    LeapDay,

    /// <summary>Just within a window of time.</summary>
    Inside,

    /// <summary>Just past it.</summary>
    Outside,

    /// <summary>In a zone where it is another day.</summary>
    OtherZone,

    /// <summary>They have had as many marketing messages as the workspace allows.</summary>
    CapReached,
}
