using JourneyStudio.Engine.Content;
using JourneyStudio.Engine.Members;

namespace JourneyStudio.Tests.Simulation.Chance;

/// <summary>A member with whatever journeys may look at.</summary>
internal static class RandomMember
{
    public static MemberSnapshot Of(int number, Dice dice) => new()
    {
        Id = new MemberId(number),
        PublicId = $"m{dice.From(0, 999)}",
        Zone = TimeZoneInfo.FindSystemTimeZoneById(dice.Of(World.Zones)),
        Language = Languages.English,
        Closed = dice.Percent(3),
        Attributes = Attributes(dice),
        Tags = dice.Some(World.Tags, 0, 2).Select(tag => new TagKey(tag, tag == "checked-in" ? dice.Of(World.Sessions) : "")).ToHashSet(),
        Segments = dice.Some(World.Segments, 0, 1).ToHashSet(),
        Orders = [.. dice.Some(World.Orders, 0, 2).Select(key => new OrderFact(key, dice.Of(Enum.GetValues<OrderStatus>()), dice.From(1, 400), World.Start.AddDays(-dice.From(1, 9)), World.Start.AddDays(-1), []))],
        Subscriptions = [.. dice.Some(["u1"], 0, 1).Select(key => new SubscriptionFact(key, "p", "trial", World.Start.AddDays(-3), World.Start.AddDays(dice.From(1, 30))))],
        Children = [.. dice.Some(["c1"], 0, 1).Select(key => new ChildFact(key, new DateOnly(2026, 3, dice.From(1, 28)), null))],
        Addresses = dice.Some(ChannelKeys.All, 0, 4).ToDictionary(channel => channel, channel => $"{channel}-{number}"),
        Consents = dice.Some(ChannelKeys.ToMembers, 0, 6).SelectMany(channel => new[] { new Consent(channel, MessagePurpose.Service), new Consent(channel, dice.Percent(50) ? MessagePurpose.Marketing : MessagePurpose.Service) }).ToHashSet(),
    };

    private static Dictionary<string, AttributeValue> Attributes(Dice dice)
    {
        var attributes = new Dictionary<string, AttributeValue>();
        if (dice.Percent(60)) attributes["due"] = Date(dice);
        if (dice.Percent(60)) attributes["visits"] = new AttributeValue.Number(dice.From(0, 5));
        if (dice.Percent(50)) attributes["colour"] = new AttributeValue.Text(dice.Of(World.Words));
        return attributes;
    }

    public static AttributeValue.Date Date(Dice dice) => new(DateOnly.FromDateTime(World.Start.UtcDateTime).AddDays(dice.From(-20, 60)));
}
