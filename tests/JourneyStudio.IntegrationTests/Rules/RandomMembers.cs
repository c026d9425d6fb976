using System.Collections.Immutable;
using JourneyStudio.Engine.Members;

namespace JourneyStudio.IntegrationTests.Rules;

/// <summary>Random members as rules see them: with values missing, in many zones, and with what they did at the very edges of windows.</summary>
internal sealed class RandomMembers(Random dice, DateTimeOffset now)
{
    public const string DefaultZone = "Asia/Shanghai";

    /// <summary>Key and zone of the stores: one has none.</summary>
    public static readonly (string Key, string? Zone)[] Stores = [("上海", "Asia/Tokyo"), ("x", null), ("7", "America/Havana")];

    private static readonly string?[] Zones = [null, null, "America/New_York", "Pacific/Kiritimati", "Pacific/Pago_Pago", "America/St_Johns", "Nowhere/AtAll"];

    private readonly RandomRules rules = new(dice);
    private long ids;

    public RandomMember Next(long id)
    {
        var zone = rules.One(Zones);
        (string Key, string? Zone)? store = dice.Next(3) == 0 ? null : rules.One(Stores);
        var days = TimeZoneInfo.TryFindSystemTimeZoneById(zone ?? store?.Zone ?? DefaultZone, out var found) ? found : TimeZoneInfo.Utc;
        var attributes = new Dictionary<string, AttributeValue> { [BuiltInAttributes.Points] = new AttributeValue.Number(rules.One(0, 0, 7, -3)) };
        foreach (var key in new[] { BuiltInAttributes.Name, BuiltInAttributes.Phone, BuiltInAttributes.Email, BuiltInAttributes.City, BuiltInAttributes.Stage, BuiltInAttributes.Level })
            Put(key, () => rules.One(RandomRules.Texts) is { Length: > 0 } text ? new AttributeValue.Text(text) : null);
        if (store is { } at)
            attributes[BuiltInAttributes.Store] = new AttributeValue.Text(at.Key);
        Put("text", () => new AttributeValue.Text(rules.One(RandomRules.Texts)));
        Put("number", () => new AttributeValue.Number(decimal.Round(rules.Number(), 4)));
        Put("date", () => new AttributeValue.Date(new DateOnly(2026, 11, 1).AddDays(dice.Next(-4, 5))));
        Put("instant", () => new AttributeValue.Instant(Moment(days)));
        Put("flag", () => new AttributeValue.Flag(dice.Next(2) == 0));
        var member = new MemberSnapshot
        {
            Id = new MemberId(id),
            PublicId = $"p{id}",
            Zone = days,
            Language = "zh-CN",
            Closed = dice.Next(8) == 0,
            IsStaff = dice.Next(10) == 0,
            Attributes = attributes,
            Tags = Several(2, () => new TagKey(rules.One(RandomRules.Marks), rules.One("", "s1"))).ToHashSet(),
            Segments = Several(1, () => rules.One(RandomRules.Marks)).ToHashSet(),
            Coupons = [.. Several(2, () => new CouponFact($"i{++ids}", rules.One(RandomRules.Marks), rules.One("", "s1"), rules.One(Enum.GetValues<CouponState>()), now, null))],
            Orders = [.. Several(4, () => Order(days))],
            Sent = [.. Several(3, () => new SentMessage(rules.One(ChannelKeys.Email, ChannelKeys.Sms), rules.One(RandomRules.Marks), Moment(days)))],
            Events = [.. Several(6, () => Event(days)).OrderBy(happened => happened.At).ThenBy(happened => happened.Id)],
        };
        return new RandomMember(member, zone, store?.Key, [.. Several(2, () => Event(days))]);

        void Put(string key, Func<AttributeValue?> value)
        {
            if (dice.Next(3) > 0 && value() is { } given)
                attributes[key] = given;
        }
    }

    private OrderFact Order(TimeZoneInfo days) => new(
        $"o{++ids}", rules.One(Enum.GetValues<OrderStatus>()), decimal.Round(rules.Number(), 4), Moment(days), dice.Next(3) == 0 ? null : Moment(days), [.. Several(2, () => rules.One("p", "\"q\"", "r'%_\\𠮷")).Distinct()]);

    private MemberEvent Event(TimeZoneInfo days)
    {
        var properties = new Dictionary<string, AttributeValue>();
        foreach (var key in new[] { "form", "order", "instance", "session", "template", "channel" }.Where(_ => dice.Next(2) == 0))
        {
            properties[key] = key switch
            {
                "form" => dice.Next(3) switch { 0 => new AttributeValue.Number(7), 1 => new AttributeValue.Instant(Moment(days)), _ => new AttributeValue.Text(rules.One(RandomRules.Texts)) },
                "session" => new AttributeValue.Text("s1"),
                "channel" => new AttributeValue.Text(rules.One(ChannelKeys.Email, ChannelKeys.Sms)),
                _ => new AttributeValue.Text(rules.One(RandomRules.Marks)),
            };
        }
        var at = Moment(days);
        return new MemberEvent { Id = ++ids, Name = rules.One<string>([.. RandomRules.Events, "order.refunded", "coupon.refunded"]), At = at, StoredAt = at, Properties = properties };
    }

    /// <summary>A moment about the beginning or the end of a window, or of a day, of the member's or of somebody else's.</summary>
    private DateTimeOffset Moment(TimeZoneInfo days)
    {
        var edge = dice.Next(4) switch
        {
            0 => now,
            1 => rules.One(RandomRules.Windows).Before(now, days),
            2 => rules.One(RandomRules.Windows).Before(now, TimeZoneInfo.FindSystemTimeZoneById("Pacific/Kiritimati")),
            _ => now.Date.AddDays(dice.Next(-3, 2)) is var day ? new DateTimeOffset(day, TimeSpan.Zero) - days.GetUtcOffset(now) : now,
        };
        return DateTimeOffset.FromUnixTimeMilliseconds(edge.ToUnixTimeMilliseconds() + rules.One(-60_000, -1, 0, 0, 1, 60_000));
    }

    private List<T> Several<T>(int most, Func<T> one) => [.. Enumerable.Range(0, dice.Next(most + 1)).Select(_ => one())];
}

/// <summary>A member in memory, and what the database has beside.</summary>
/// <param name="Snapshot">As the member is in memory.</param>
/// <param name="Zone">The member's own zone.</param>
/// <param name="Store">Key of the store.</param>
/// <param name="Unrouted">Events that are stored and not routed yet: they do not count.</param>
internal sealed record RandomMember(MemberSnapshot Snapshot, string? Zone, string? Store, ImmutableArray<MemberEvent> Unrouted);
