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
}
