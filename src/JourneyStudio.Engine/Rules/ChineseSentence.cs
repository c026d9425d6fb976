using System.Globalization;
using JourneyStudio.Engine.Content;
using JourneyStudio.Engine.Members;
using JourneyStudio.Engine.Time;

namespace JourneyStudio.Engine.Rules;

/// <summary>Rules in Simplified Chinese.</summary>
internal static class ChineseSentence
{
    public static string Of(Rule rule, RuleNames names) => rule switch
    {
        GroupRule { Rules.IsEmpty: true } => "所有人",
        GroupRule { Kind: GroupKind.All } all => string.Join("，并且", all.Rules.Select(one => Inner(one, names))),
        GroupRule { Kind: GroupKind.Any } any => string.Join("，或者", any.Rules.Select(one => Inner(one, names))),
        GroupRule none => $"以下均不成立：{string.Join("；", none.Rules.Select(one => Inner(one, names)))}",
        AttributeRule attribute => ChineseComparison.Of(attribute, names),
        PropertyRule property => ChineseComparison.Of(property, names),
        TagRule tag => $"{(tag.Has ? "有" : "没有")}标签「{names.Tag(tag.Tag)}」{Scope(tag.Scope, RuleScope.None)}",
        SegmentRule segment => $"{(segment.Has ? "属于" : "不属于")}人群「{names.Segment(segment.Segment)}」",
        CouponRule coupon => $"{(coupon.Has ? "已" : "未")}{Reached(coupon.State)}优惠券「{names.Coupon(coupon.Coupon)}」{Scope(coupon.Scope, RuleScope.Session)}",
        EventRule happened => Happened(happened, names),
        OrderRule order => Ordered(order),
        MessageRule message => Reached(message, names),
        _ => throw new InvalidOperationException($"No such rule: {rule.GetType().Name}"),
    };

    private static string Inner(Rule rule, RuleNames names) => rule is GroupRule ? $"（{Of(rule, names)}）" : Of(rule, names);

    private static string Scope(RuleScope scope, RuleScope unsaid)
    {
        if (scope == unsaid) return "";
        if (scope == RuleScope.Session) return "（本场次）";
        if (scope == RuleScope.Any) return "（任一场次）";
        return scope == RuleScope.None ? "（不属于任何场次）" : $"（场次{scope.Text}）";
    }

    private static string Reached(CouponState state) => state switch
    {
        CouponState.Issued => "获发",
        CouponState.Claimed => "领取",
        _ => "核销",
    };

    private static string Happened(EventRule rule, RuleNames names)
    {
        var where = rule.Where.IsEmpty ? "" : $"（{string.Join("，且", rule.Where.Select(condition => ChineseComparison.Of(condition, names)))}）";
        var what = $"「{names.Event(rule.Event) ?? rule.Event}」{where}{Scope(rule.Scope, RuleScope.Any)}";
        return Within(rule.Within) + rule.Count switch
        {
            { AtLeast: 1, AtMost: null } => $"有过{what}",
            { AtLeast: null, AtMost: 0 } => $"没有{what}",
            _ => $"{what}{Count(rule.Count)}次",
        };
    }

    private static string Ordered(OrderRule rule)
    {
        var kind = rule.Status switch
        {
            OrderStatus.Placed => "待支付",
            OrderStatus.Paid => "已支付",
            OrderStatus.Refunded => "已退款",
            _ => "已取消",
        };
        if (rule.TotalAtLeast is { } least) kind += $"、金额不低于{Number(least)}";
        if (rule.TotalAtMost is { } most) kind += $"、金额不高于{Number(most)}";
        if (rule.Product is { } product) kind += $"、含商品{product}";
        return Within(rule.Within) + rule.Count switch
        {
            { AtLeast: 1, AtMost: null } => $"有{kind}的订单",
            { AtLeast: null, AtMost: 0 } => $"没有{kind}的订单",
            _ => $"{kind}的订单{Count(rule.Count)}笔",
        };
    }

    private static string Reached(MessageRule rule, RuleNames names)
    {
        var template = rule.Template is { } key ? $"消息「{names.Template(key)}」" : "消息";
        var channel = rule.Channel is { } way ? $"（{names.Channel(way)}）" : "";
        var doing = rule.Did switch
        {
            MessageEngagement.Sent => "发送",
            MessageEngagement.Delivered => "送达",
            MessageEngagement.Opened => "打开",
            MessageEngagement.Clicked => "点击",
            _ => "回复",
        };
        var passive = rule.Did is MessageEngagement.Sent or MessageEngagement.Delivered ? "向其" : "";
        return Within(rule.Within) + rule.Count switch
        {
            { AtLeast: 1, AtMost: null } => $"{passive}{doing}过{template}{channel}",
            { AtLeast: null, AtMost: 0 } => $"没有{passive}{doing}{template}{channel}",
            _ => $"{passive}{doing}{template}{channel}{Count(rule.Count)}次",
        };
    }

    private static string Count(CountRange range) => range switch
    {
        { AtLeast: { } least, AtMost: { } most } when least == most => $"恰好{least}",
        { AtLeast: { } least, AtMost: { } most } => $"{least} 至 {most}",
        { AtLeast: { } least } => $"至少{least}",
        _ => $"最多{range.AtMost}",
    };

    private static string Within(Duration? within) => within is null ? "" : $"最近{within.Say(Languages.Chinese)}内";

    private static string Number(decimal number) => number.ToString("#,0.####", CultureInfo.InvariantCulture);
}
