using System.Globalization;
using JourneyStudio.Engine.Activities;
using JourneyStudio.Engine.Members;

namespace JourneyStudio.Engine.Rules;

/// <summary>Conditions on orders.</summary>
internal static class OrderEvaluation
{
    public static bool Holds(OrderRule rule, RuleContext context, List<DecidingValue> values)
    {
        var count = context.Member.Orders.Count(order => Counts(rule, order, context));
        values.Add(new("orders", count.ToString(CultureInfo.InvariantCulture)));
        return rule.Count.Contains(count);
    }

    private static bool Counts(OrderRule rule, OrderFact order, RuleContext context) =>
        order.Status == rule.Status
        && Window.Contains(rule.Within, rule.Status == OrderStatus.Paid ? order.PaidAt ?? order.PlacedAt : order.PlacedAt, context)
        && (rule.TotalAtLeast is not { } least || order.Total >= least)
        && (rule.TotalAtMost is not { } most || order.Total <= most)
        && (rule.Product is null || order.Products.Contains(rule.Product));
}
