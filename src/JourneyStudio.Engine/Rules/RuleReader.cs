using System.Collections.Immutable;
using JourneyStudio.Engine.Members;

namespace JourneyStudio.Engine.Rules;

/// <summary>From JSON to rules. Null when a problem was reported.</summary>
internal static class RuleReader
{
    private static readonly ImmutableArray<string> Groups = ["all", "any", "none"];

    public static Rule? Read(RuleNode json)
    {
        if (!json.IsObject) return null;
        var rule = Kind(json);
        if (rule is not null) json.Close();
        return rule;
    }

    private static Rule? Kind(RuleNode json)
    {
        for (var i = 0; i < Groups.Length; i++)
            if (json.Has(Groups[i])) return Group(json, (GroupKind)i);
        if (json.Has("attribute")) return new AttributeRule(json.Text("attribute", required: true) ?? "", ComparisonReader.Read(json));
        if (json.Has("property")) return Property(json);
        if (json.Has("tag")) return new TagRule(json.Text("tag", required: true) ?? "", json.Flag("has", true), Scope(json, RuleScope.None));
        if (json.Has("segment")) return new SegmentRule(json.Text("segment", required: true) ?? "", json.Flag("has", true));
        if (json.Has("coupon")) return Coupon(json);
        if (json.Has("event")) return Event(json);
        if (json.Has("order")) return Order(json);
        if (json.Has("message")) return Message(json);
        json.Report("rule.kind");
        return null;
    }

    private static GroupRule Group(RuleNode json, GroupKind kind)
    {
        var name = Groups[(int)kind];
        var rules = json.Objects(name);
        if (rules.Count == 0 && kind != GroupKind.All) json.Report("rule.empty", name);
        return new(kind, [.. rules.Select(Read).OfType<Rule>()]);
    }

    private static PropertyRule Property(RuleNode json) => new(json.Text("property", required: true) ?? "", ComparisonReader.Read(json));

    private static CouponRule Coupon(RuleNode json)
    {
        var coupon = json.Text("coupon", required: true) ?? "";
        var state = json.Choice("state", RecordStates.Coupons[..RecordStates.AskedOfCoupons], required: true);
        return new(coupon, (CouponState)Math.Max(0, RecordStates.Coupons.IndexOf(state ?? "")), json.Flag("has", true), Scope(json, RuleScope.Session));
    }

    private static EventRule Event(RuleNode json) => new(
        json.Text("event", required: true) ?? "",
        Range(json),
        json.Duration("within"),
        [.. json.Objects("where").Select(Where).OfType<PropertyRule>()],
        Scope(json, RuleScope.Any));

    private static PropertyRule? Where(RuleNode json)
    {
        if (!json.IsObject) return null;
        var rule = Property(json);
        json.Close();
        return rule;
    }

    private static OrderRule Order(RuleNode json)
    {
        var order = json.Object("order");
        var status = order.Choice("status", RecordStates.Orders, required: false) ?? OrderStatus.Paid.Name();
        var rule = new OrderRule(Range(json))
        {
            Status = (OrderStatus)RecordStates.Orders.IndexOf(status),
            Within = order.Duration("within"),
            TotalAtLeast = order.Amount("totalAtLeast"),
            TotalAtMost = order.Amount("totalAtMost"),
            Product = order.Text("product"),
        };
        order.Close();
        return rule;
    }

    private static MessageRule Message(RuleNode json)
    {
        var did = json.Choice("message", MessageEngagements.Names, required: true);
        return new((MessageEngagement)Math.Max(0, MessageEngagements.Names.IndexOf(did ?? "")), Range(json))
        {
            Template = json.Text("template"),
            Channel = json.Choice("channel", ChannelKeys.ToMembers, required: false),
            Within = json.Duration("within"),
        };
    }

    private static CountRange Range(RuleNode json)
    {
        var (least, most) = (json.Count("atLeast"), json.Count("atMost"));
        if (least > most) json.Report("rule.range", "atMost");
        return least is null && most is null ? CountRange.Some : new(least, most);
    }

    private static RuleScope Scope(RuleNode json, RuleScope otherwise) => json.Text("scope") is { } text ? new(text) : otherwise;
}
