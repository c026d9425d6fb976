using JourneyStudio.Engine.Members;
using JourneyStudio.Engine.Time;

namespace JourneyStudio.Engine.Rules;

/// <summary>How many orders there are of one kind. All conditions hold together for one and the same order.</summary>
/// <param name="Count">How many.</param>
public sealed record OrderRule(CountRange Count) : Rule
{
    /// <summary>State of the order. Default: paid; a refunded order is no longer a paid one.</summary>
    public OrderStatus Status { get; init; } = OrderStatus.Paid;

    /// <summary>Only orders paid (or, for another state, placed) in (now - this, now]; null: at any time.</summary>
    public Duration? Within { get; init; }

    /// <summary>Smallest total, in the workspace's currency.</summary>
    public decimal? TotalAtLeast { get; init; }

    /// <summary>Largest total.</summary>
    public decimal? TotalAtMost { get; init; }

    /// <summary>Key of a product in it.</summary>
    public string? Product { get; init; }
}
