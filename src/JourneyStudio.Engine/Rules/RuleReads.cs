using System.Collections.Immutable;
using JourneyStudio.Engine.Members;

namespace JourneyStudio.Engine.Rules;

/// <summary>What a rule reads of a member.</summary>
public static class RuleReads
{
    /// <summary>What must be loaded so that the rule can be answered.</summary>
    public static SnapshotNeeds Needs(Rule rule) => rule.Leaves.Select(Leaf).Aggregate(SnapshotNeeds.None, (all, one) => all.With(one));

    /// <summary>Keys of the coupons that it names.</summary>
    public static ImmutableHashSet<string> Coupons(Rule rule) => [.. rule.Leaves.OfType<CouponRule>().Select(coupon => coupon.Coupon)];

    /// <summary>Names of what the enrollment remembers that it asks for.</summary>
    public static IEnumerable<string> Values(Rule rule) => rule.Leaves.OfType<AttributeRule>().Select(attribute => JourneyValues.NameIn(attribute.Attribute)).OfType<string>().Distinct();

    /// <summary>Names of the events after which the answer may be another.</summary>
    public static ImmutableArray<string> Events(Rule rule) => [.. rule.Leaves.SelectMany(Changes).Distinct()];

    private static string[] Changes(Rule rule) => rule switch
    {
        AttributeRule attribute => IsOfMember(attribute) ? ["member.updated"] : [],
        TagRule => ["tag.added", "tag.removed"],
        EventRule happened => UndoneEvents.By(happened.Event) is { } undo ? [happened.Event, undo.Event] : [happened.Event],
        OrderRule => ["order.created", "order.updated", "order.paid", "order.refunded", "order.deleted"],
        SegmentRule => ["segment.entered", "segment.left"],
        MessageRule message => [message.Did.Event()],
        CouponRule => ["coupon.issued", "coupon.claimed", "coupon.redeemed", "coupon.refunded", "coupon.expired"],
        _ => [],
    };

    private static SnapshotNeeds Leaf(Rule rule) => rule switch
    {
        AttributeRule attribute when IsOfMember(attribute) => new() { Attributes = [attribute.Attribute] },
        TagRule tag => new() { Tags = [tag.Tag] },
        EventRule happened => new() { Events = Counted(happened) },
        SegmentRule segment => new() { Segments = [segment.Segment] },
        OrderRule => new() { Orders = true },
        CouponRule => new() { Coupons = true },
        MessageRule { Did: MessageEngagement.Sent } sent => new() { Sent = sent.Within?.Longest ?? SnapshotNeeds.Ever },
        MessageRule message => new() { Events = ImmutableDictionary<string, TimeSpan?>.Empty.Add(message.Did.Event(), message.Within?.Longest) },
        _ => SnapshotNeeds.None,
    };

    /// <summary>What an enrollment remembers is loaded with it, and changes within its own turns.</summary>
    private static bool IsOfMember(AttributeRule rule) => JourneyValues.NameIn(rule.Attribute) is null;

    private static ImmutableDictionary<string, TimeSpan?> Counted(EventRule rule)
    {
        var needed = ImmutableDictionary<string, TimeSpan?>.Empty.Add(rule.Event, rule.Within?.Longest);
        return UndoneEvents.By(rule.Event) is { } undo ? needed.Add(undo.Event, rule.Within?.Longest) : needed;
    }
}
