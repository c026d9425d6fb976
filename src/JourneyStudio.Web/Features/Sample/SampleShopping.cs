using System.Collections.Immutable;
using System.Globalization;
using JourneyStudio.Engine.Members;

namespace JourneyStudio.Web.Features.Sample;

/// <summary>What a fictional member bought and looked at.</summary>
internal static class SampleShopping
{
    private static readonly (string Product, decimal Price)[] Shelf =
    [
        ("formula-stage-3", 268m), ("nappies-m", 129m), ("nappies-l", 139m), ("wipes", 39.9m), ("weaning-set", 88m), ("sleeping-bag", 219m),
        ("bodysuit", 69m), ("pram", 1299m), ("car-seat", 1580m), ("maternity-pillow", 259m), ("bottle-set", 168m), ("picture-book", 45m),
    ];

    private static readonly string[] Pages = ["pregnancy-diary", "first-weaning", "sleep-rhythm", "nappy-sizes", "car-seat-guide", "meeting-photos"];

    public static List<OrderFact> Orders(ref Dice dice, int member, DateTimeOffset joined, DateTimeOffset now)
    {
        var orders = new List<OrderFact>();
        var count = dice.Next(100) switch { < 30 => 0, < 55 => 1, < 75 => 2, < 88 => dice.Between(3, 4), _ => dice.Between(5, 8) };
        for (var i = 1; i <= count; i++)
        {
            var placed = Moment(ref dice, joined, now);
            var status = dice.Next(100) switch { < 88 => OrderStatus.Paid, < 94 => OrderStatus.Refunded, < 97 => OrderStatus.Cancelled, _ => OrderStatus.Placed };
            var paid = status is OrderStatus.Paid or OrderStatus.Refunded ? placed.AddMinutes(dice.Between(1, 25)) : (DateTimeOffset?)null;
            var items = Items(ref dice);
            var key = string.Create(CultureInfo.InvariantCulture, $"S{member:D7}-{i}");
            orders.Add(new OrderFact(key, status, items.Sum(item => item.Price), placed, paid, [.. items.Select(item => item.Product)]));
        }
        orders.Sort((a, b) => a.PlacedAt.CompareTo(b.PlacedAt));
        return orders;
    }

    public static List<SampleEvent> Events(ref Dice dice, IReadOnlyList<OrderFact> orders, DateTimeOffset joined, DateTimeOffset now)
    {
        var events = new List<SampleEvent> { new("member.joined", joined, Properties(("source", "store"))) };
        for (var i = dice.Next(4); i > 0; i--)
            events.Add(new SampleEvent("page.viewed", Moment(ref dice, joined, now), Properties(("page", dice.Pick(Pages)))));
        foreach (var order in orders.Where(o => o.PaidAt is not null))
            events.Add(new SampleEvent("order.paid", order.PaidAt!.Value, new Dictionary<string, AttributeValue> { ["order"] = new AttributeValue.Text(order.Key), ["total"] = new AttributeValue.Number(order.Total) }));
        events.Sort((a, b) => a.At.CompareTo(b.At));
        return events;
    }

    /// <summary>A moment between both ends in whole seconds, at least half an hour before the second.</summary>
    public static DateTimeOffset Moment(ref Dice dice, DateTimeOffset from, DateTimeOffset to) =>
        from.AddSeconds(dice.Next(Math.Max(1, (int)(to - from).TotalSeconds - 1800)));

    private static ImmutableArray<(string Product, decimal Price)> Items(ref Dice dice)
    {
        var items = ImmutableArray.CreateBuilder<(string, decimal)>();
        for (var i = dice.Between(1, 3); i > 0; i--)
            items.Add(dice.Pick(Shelf));
        return items.ToImmutable();
    }

    private static Dictionary<string, AttributeValue> Properties((string Key, string Value) property) =>
        new() { [property.Key] = new AttributeValue.Text(property.Value) };
}
