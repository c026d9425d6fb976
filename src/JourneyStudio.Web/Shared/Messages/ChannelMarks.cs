using JourneyStudio.Engine.Members;

namespace JourneyStudio.Web.Shared.Messages;

/// <summary>Icons of channels.</summary>
internal static class ChannelMarks
{
    public static string Icon(string channel) => channel switch
    {
        ChannelKeys.Email => "mail",
        ChannelKeys.Webhook => "zap",
        ChannelKeys.Staff => "users",
        _ => "message-square",
    };

    /// <summary>The same for where it is read on a phone.</summary>
    public static string Phone(string channel) => channel switch
    {
        ChannelKeys.Sms => "smartphone",
        ChannelKeys.WeChatTemplate or ChannelKeys.WeChatText or ChannelKeys.WeCom => "message-circle",
        _ => Icon(channel),
    };
}
