using System.Collections.Frozen;
using JourneyStudio.Engine.Content;
using JourneyStudio.Engine.Members;

namespace JourneyStudio.Engine.Rules;

/// <summary>Words for the attributes, events and properties that every workspace has.</summary>
internal static class RuleWords
{
    private static readonly FrozenDictionary<string, LocalText> Attributes = new Dictionary<string, LocalText>
    {
        [BuiltInAttributes.Name] = new("name", "姓名"),
        [BuiltInAttributes.Phone] = new("phone number", "手机号"),
        [BuiltInAttributes.Email] = new("email address", "邮箱"),
        [BuiltInAttributes.City] = new("city", "所在城市"),
        [BuiltInAttributes.Stage] = new("lifecycle stage", "生命周期阶段"),
        [BuiltInAttributes.Level] = new("member level", "会员等级"),
        [BuiltInAttributes.Store] = new("store", "所属门店"),
    }.ToFrozenDictionary();

    private static readonly FrozenDictionary<string, LocalText> Events = new Dictionary<string, LocalText>
    {
        ["qr.scanned"] = new("scanned a QR code", "扫描二维码"),
        ["form.submitted"] = new("submitted a form", "提交表单"),
        ["coupon.issued"] = new("been given a coupon", "获发优惠券"),
        ["coupon.claimed"] = new("claimed a coupon", "领取优惠券"),
        ["coupon.redeemed"] = new("redeemed a coupon", "核销优惠券"),
        ["coupon.refunded"] = new("given back a purchase with a coupon", "退回用券订单"),
        ["order.placed"] = new("placed an order", "下单"),
        ["task.finished"] = new("been looked after by a guide", "完成导购跟进"),
        ["order.paid"] = new("paid an order", "支付订单"),
        ["order.refunded"] = new("had an order refunded", "订单退款"),
        ["tag.added"] = new("been given a tag", "被添加标签"),
        ["tag.removed"] = new("lost a tag", "被移除标签"),
        ["session.cancelled"] = new("had a session called off", "场次取消"),
        ["session.rescheduled"] = new("had a session moved", "场次改期"),
        ["member.created"] = new("become a member", "新增为会员"),
        ["member.updated"] = new("had their data changed", "会员资料变更"),
        ["segment.entered"] = new("come into a segment", "进入人群"),
        ["segment.left"] = new("left a segment", "离开人群"),
        ["message.received"] = new("sent a message", "发来消息"),
        ["wechat.followed"] = new("followed the official account", "关注公众号"),
        ["wechat.unfollowed"] = new("unfollowed the official account", "取消关注公众号"),
        ["wechat.menu"] = new("tapped the menu", "点击公众号菜单"),
        ["wecom.added"] = new("added a guide on WeCom", "添加企微导购"),
        ["wecom.removed"] = new("removed a guide on WeCom", "删除企微导购"),
        ["message.opened"] = new("opened a message", "打开消息"),
        ["message.clicked"] = new("clicked in a message", "点击消息"),
    }.ToFrozenDictionary();

    private static readonly FrozenDictionary<string, LocalText> Properties = new Dictionary<string, LocalText>
    {
        ["form"] = new("form", "表单"),
        ["session"] = new("session", "场次"),
        ["coupon"] = new("coupon", "优惠券"),
        ["purpose"] = new("purpose", "用途"),
        ["code"] = new("code", "二维码"),
        ["store"] = new("store", "门店"),
        ["guide"] = new("guide", "导购"),
        ["order"] = new("order", "订单"),
        ["product"] = new("product", "商品"),
        ["total"] = new("total", "金额"),
        ["tag"] = new("tag", "标签"),
    }.ToFrozenDictionary();

    private static readonly FrozenDictionary<string, LocalText> Channels = new Dictionary<string, LocalText>
    {
        [ChannelKeys.Email] = new("email", "邮件"),
        [ChannelKeys.Sms] = new("text message", "短信"),
        [ChannelKeys.WeChatTemplate] = new("WeChat template message", "微信模板消息"),
        [ChannelKeys.WeChatText] = new("WeChat message", "微信消息"),
        [ChannelKeys.WeCom] = new("WeCom", "企业微信"),
        [ChannelKeys.InApp] = new("in-app message", "站内信"),
    }.ToFrozenDictionary();

    /// <summary>The events of <see cref="Event"/>, in order of their names.</summary>
    public static IEnumerable<string> EventNames => Events.Keys.Order(StringComparer.Ordinal);

    /// <summary>The properties of <see cref="Property"/>, in order of their names.</summary>
    public static IEnumerable<string> PropertyNames => Properties.Keys.Order(StringComparer.Ordinal);

    public static LocalText? Attribute(string key) => Attributes.GetValueOrDefault(key);

    public static LocalText? Event(string name) => Events.GetValueOrDefault(name);

    public static LocalText? Channel(string key) => Channels.GetValueOrDefault(key);

    public static LocalText? Property(string name) => Properties.GetValueOrDefault(name);
}
