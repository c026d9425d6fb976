using JourneyStudio.Engine.Content;
using JourneyStudio.Engine.Members;

namespace JourneyStudio.Tests.Activities;

/// <summary>Content that samples and execution tests refer to.</summary>
internal static class SampleContent
{
    public static ContentCatalog Catalog { get; } = new(new WorkspaceContent
    {
        Tags =
        [
            new TagDefinition("vip", new LocalText("VIP", "贵宾"), "value"),
            new TagDefinition("checked-in", new LocalText("Checked in", "已签到"), "interaction", Scoped: true),
        ],
        Templates =
        [
            Template("hello", MessageClass.Service, ChannelKeys.Email, ChannelKeys.WeChatTemplate),
            Template("email-only", MessageClass.Service, ChannelKeys.Email),
            Template("hello-everywhere", MessageClass.Service, [.. ChannelKeys.ToMembers]),
            Template("offer-everywhere", MessageClass.Marketing, [.. ChannelKeys.ToMembers]),
            Template("for-staff", MessageClass.Service, ChannelKeys.Staff),
            Template("offer", MessageClass.Marketing, ChannelKeys.Email),
            Template("answer", MessageClass.Reply, ChannelKeys.Email),
        ],
        Attributes = [new AttributeDefinition("due", new LocalText("Due date", "预产期"), Type: AttributeType.Date), new AttributeDefinition("visits", new LocalText("Visits", "到访次数"), Type: AttributeType.Number)],
        Forms = [],
        Coupons = [new CouponDefinition("gift", new LocalText("Gift", "礼券"), 500, 1000, 10, 14)],
    });

    private static MessageTemplate Template(string key, MessageClass kind, params string[] channels) =>
        new(key, new LocalText(key, key), kind, [.. channels.Select(channel => new MessageVariant(channel, Languages.English, Subject: key, Text: key))]);
}
