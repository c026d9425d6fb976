using JourneyStudio.Engine.Members;

namespace JourneyStudio.Storage.Purchases;

/// <summary>States of orders by their stored names.</summary>
public static class OrderStates
{
    public const string Placed = "placed";
    public const string Paid = "paid";
    public const string Refunded = "refunded";
    public const string Cancelled = "cancelled";

    /// <summary>All of them.</summary>
    public static IReadOnlyList<string> All { get; } = [Placed, Paid, Refunded, Cancelled];

    public static OrderStatus Read(string stored) => stored switch
    {
        Placed => OrderStatus.Placed,
        Paid => OrderStatus.Paid,
        Refunded => OrderStatus.Refunded,
        Cancelled => OrderStatus.Cancelled,
        _ => throw new InvalidDataException($"A stored order is in the unknown state '{stored}'."),
    };

    public static string Write(OrderStatus status) => status switch
    {
        OrderStatus.Placed => Placed,
        OrderStatus.Paid => Paid,
        OrderStatus.Refunded => Refunded,
        _ => Cancelled,
    };
}
