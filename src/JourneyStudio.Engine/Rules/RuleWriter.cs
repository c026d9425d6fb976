using JourneyStudio.Engine.Definitions;

namespace JourneyStudio.Engine.Rules;

/// <summary>From rules to JSON.</summary>
internal static class RuleWriter
{
    public static void Write(CanonicalWriter json, Rule rule)
    {
        switch (rule)
        {
            case GroupRule group:
                json.Property(Name(group.Kind), group.Rules, Write);
                break;
            case AttributeRule attribute:
                json.Property("attribute", attribute.Attribute);
                ComparisonWriter.Write(json, attribute.Comparison);
                break;
            case PropertyRule property:
                json.Property("property", property.Property);
                ComparisonWriter.Write(json, property.Comparison);
                break;
            case TagRule tag:
                json.Property("tag", tag.Tag);
                json.Property("has", tag.Has);
                Scope(json, tag.Scope, RuleScope.None);
                break;
            case SegmentRule segment:
                json.Property("segment", segment.Segment);
                json.Property("has", segment.Has);
                break;
            case CouponRule coupon:
                json.Property("coupon", coupon.Coupon);
                json.Property("state", coupon.State.Name());
                json.Property("has", coupon.Has);
                Scope(json, coupon.Scope, RuleScope.Session);
                break;
            case EventRule happened:
                json.Property("event", happened.Event);
                Range(json, happened.Count);
                json.Property("within", happened.Within?.ToString());
                if (!happened.Where.IsEmpty) json.Property("where", happened.Where, Write);
                Scope(json, happened.Scope, RuleScope.Any);
                break;
            case OrderRule order:
                json.Property("order", o => Order(o, order));
                Range(json, order.Count);
                break;
            case MessageRule message:
                json.Property("message", message.Did.Name());
                json.Property("template", message.Template);
                json.Property("channel", message.Channel);
                json.Property("within", message.Within?.ToString());
                Range(json, message.Count);
                break;
        }
    }

    private static string Name(GroupKind kind) => kind switch
    {
        GroupKind.All => "all",
        GroupKind.Any => "any",
        _ => "none",
    };

    private static void Order(CanonicalWriter json, OrderRule order)
    {
        json.Property("status", order.Status.Name());
        json.Property("within", order.Within?.ToString());
        if (order.TotalAtLeast is { } least) json.Property("totalAtLeast", least);
        if (order.TotalAtMost is { } most) json.Property("totalAtMost", most);
        json.Property("product", order.Product);
    }

    private static void Range(CanonicalWriter json, CountRange range)
    {
        if (range.AtLeast is { } least) json.Property("atLeast", least);
        if (range.AtMost is { } most) json.Property("atMost", most);
    }

    private static void Scope(CanonicalWriter json, RuleScope scope, RuleScope otherwise)
    {
        if (scope != otherwise) json.Property("scope", scope.Text);
    }
}
