namespace JourneyStudio.Engine.Members.Scoring;

/// <summary>What models read of a member: paid orders up to now. An order counts from when it was paid, or placed where that is not known; a refunded one does not.</summary>
/// <param name="Count">How many ever; never 0.</param>
/// <param name="First">When the first was.</param>
/// <param name="Last">When the last was.</param>
/// <param name="Recent">How many in the window.</param>
/// <param name="Spent">What they came to.</param>
public readonly record struct OrderFigures(long Count, DateTimeOffset First, DateTimeOffset Last, long Recent, decimal Spent)
{
    /// <summary>The figures of a member's orders; null when none is paid.</summary>
    public static OrderFigures? Of(IEnumerable<OrderFact> orders, ModelSettings settings, DateTimeOffset now)
    {
        var paid = orders.Where(order => order.Status == OrderStatus.Paid).Select(order => (At: order.PaidAt ?? order.PlacedAt, order.Total)).Where(order => order.At <= now).ToList();
        var recent = paid.Where(order => order.At > now.AddDays(-settings.WindowDays)).ToList();
        return paid.Count == 0 ? null : new(paid.Count, paid.Min(order => order.At), paid.Max(order => order.At), recent.Count, recent.Sum(order => order.Total));
    }
}
