using System.Collections.Immutable;

namespace JourneyStudio.Engine.Members;

/// <summary>An order as rules see it.</summary>
/// <param name="Key">Key of the order in the shop.</param>
/// <param name="Status">State of the order; a refunded order no longer proves a purchase.</param>
/// <param name="Total">Amount in the workspace's currency.</param>
/// <param name="PlacedAt">When it was placed.</param>
/// <param name="PaidAt">When it was paid, if it was.</param>
/// <param name="Products">Keys of the products in it.</param>
public sealed record OrderFact(string Key, OrderStatus Status, decimal Total, DateTimeOffset PlacedAt, DateTimeOffset? PaidAt, ImmutableArray<string> Products);

/// <summary>State of an order.</summary>
public enum OrderStatus
{
    /// <summary>Placed, not paid.</summary>
    Placed,

    /// <summary>Paid.</summary>
    Paid,

    /// <summary>Paid and given back.</summary>
    Refunded,

    /// <summary>Cancelled before payment.</summary>
    Cancelled,
}
