using System.Globalization;
using JourneyStudio.Engine.Members;
using JourneyStudio.Engine.Time;

namespace JourneyStudio.Engine.Rules;

/// <summary>Rules in English.</summary>
internal static class EnglishSentence
{
    public static string Of(Rule rule, RuleNames names) => rule switch
    {
        GroupRule { Rules.IsEmpty: true } => "everyone",
        GroupRule { Kind: GroupKind.All } all => string.Join(", and ", all.Rules.Select(one => Inner(one, names))),
        GroupRule { Kind: GroupKind.Any } any => string.Join(", or ", any.Rules.Select(one => Inner(one, names))),
        GroupRule { Rules: [var single] } => $"not: {Inner(single, names)}",
        GroupRule none => $"none of these: {string.Join("; ", none.Rules.Select(one => Inner(one, names)))}",
        AttributeRule attribute => EnglishComparison.Of(attribute, names),
        PropertyRule property => EnglishComparison.Of(property, names),
        TagRule tag => $"{(tag.Has ? "has" : "doesn't have")} tag {names.Tag(tag.Tag)}{Scope(tag.Scope, RuleScope.None)}",
        SegmentRule segment => $"{(segment.Has ? "is" : "isn't")} in segment {names.Segment(segment.Segment)}",
        CouponRule coupon => $"{Reached(coupon)} coupon {names.Coupon(coupon.Coupon)}{Scope(coupon.Scope, RuleScope.Session)}",
        EventRule happened => Happened(happened, names),
        OrderRule order => Ordered(order),
        MessageRule message => Reached(message, names),
        _ => throw new InvalidOperationException($"No such rule: {rule.GetType().Name}"),
    };

    private static string Inner(Rule rule, RuleNames names) => rule is GroupRule ? $"({Of(rule, names)})" : Of(rule, names);

    private static string Scope(RuleScope scope, RuleScope unsaid)
    {
        if (scope == unsaid) return "";
        if (scope == RuleScope.Session) return " for this session";
        if (scope == RuleScope.Any) return " for any session";
        return scope == RuleScope.None ? " for no session" : $" for session {scope.Text}";
    }

    private static string Reached(CouponRule coupon) => (coupon.Has ? "has " : "hasn't ") + coupon.State switch
    {
        CouponState.Issued => "been given",
        CouponState.Claimed => "claimed",
        _ => "redeemed",
    };

    private static string Happened(EventRule rule, RuleNames names)
    {
        var doing = names.Event(rule.Event) ?? $"done “{rule.Event}”";
        var where = rule.Where.IsEmpty ? "" : $" where {string.Join(" and ", rule.Where.Select(condition => EnglishComparison.Of(condition, names)))}";
        var has = rule.Count == new CountRange(null, 0) ? "hasn't" : "has";
        return $"{has} {doing}{where}{Times(rule.Count)}{Scope(rule.Scope, RuleScope.Any)}{Within(rule.Within)}";
    }

    private static string Ordered(OrderRule rule)
    {
        var amounts = (rule.TotalAtLeast, rule.TotalAtMost) switch
        {
            ({ } least, { } most) => $" of {Number(least)} to {Number(most)}",
            ({ } least, null) => $" of at least {Number(least)}",
            (null, { } most) => $" of at most {Number(most)}",
            _ => "",
        };
        var product = rule.Product is null ? "" : $" with product {rule.Product}";
        var kind = $"{rule.Status.Name()} order";
        var count = rule.Count switch
        {
            { AtLeast: 1, AtMost: null } => $"a {kind}",
            { AtLeast: null, AtMost: 0 } => $"no {kind}",
            _ => $"{Count(rule.Count)} {kind}{(One(rule.Count) ? "" : "s")}",
        };
        return $"has {count}{amounts}{product}{Within(rule.Within)}";
    }

    private static string Reached(MessageRule rule, RuleNames names)
    {
        var has = rule.Count == new CountRange(null, 0) ? "hasn't" : "has";
        var template = rule.Template is { } key ? $"message {names.Template(key)}" : "a message";
        var channel = rule.Channel is { } way ? $" by {names.Channel(way)}" : "";
        var doing = rule.Did switch
        {
            MessageEngagement.Sent => $"been sent {template}",
            MessageEngagement.Delivered => $"received {template}",
            MessageEngagement.Opened => $"opened {template}",
            MessageEngagement.Clicked => $"clicked in {template}",
            _ => $"replied to {template}",
        };
        return $"{has} {doing}{channel}{Times(rule.Count)}{Within(rule.Within)}";
    }

    private static string Times(CountRange range) =>
        range is { AtLeast: 1, AtMost: null } or { AtLeast: null, AtMost: 0 } ? "" : $" {Count(range)} {(One(range) ? "time" : "times")}";

    private static string Count(CountRange range) => range switch
    {
        { AtLeast: { } least, AtMost: { } most } when least == most => $"exactly {least}",
        { AtLeast: { } least, AtMost: { } most } => $"{least} to {most}",
        { AtLeast: { } least } => $"at least {least}",
        _ => $"at most {range.AtMost}",
    };

    private static bool One(CountRange range) => (range.AtMost ?? range.AtLeast) == 1;

    private static string Within(Duration? within) => within is null ? "" : $" in the last {within.Say("en")}";

    private static string Number(decimal number) => number.ToString("#,0.####", CultureInfo.InvariantCulture);
}
