using System.Collections.Immutable;

namespace JourneyStudio.Engine.Members;

/// <summary>Keys of the channels.</summary>
public static class ChannelKeys
{
    /// <summary>Email.</summary>
    public const string Email = "email";

    /// <summary>Text message to a phone.</summary>
    public const string Sms = "sms";

    /// <summary>Template message of a WeChat official account.</summary>
    public const string WeChatTemplate = "wechat-template";

    /// <summary>Text or article of a WeChat official account, open for 48 hours after the member wrote.</summary>
    public const string WeChatText = "wechat-text";

    /// <summary>Message of a guide's WeCom account to their customer.</summary>
    public const string WeCom = "wecom";

    /// <summary>Message inside the brand's own app or pages (系统内部短信): every member can be reached there.</summary>
    public const string InApp = "in-app";

    /// <summary>Call to another system. Not a channel to members: it knows neither consent nor quiet hours.</summary>
    public const string Webhook = "webhook";

    /// <summary>Notice to a person of the brand. Not a channel to members either.</summary>
    public const string Staff = "staff";

    /// <summary>Channels that reach members.</summary>
    public static ImmutableArray<string> ToMembers { get; } = [Email, Sms, WeChatTemplate, WeChatText, WeCom, InApp];

    /// <summary>Channels whose provider carries no advertising: template messages of a WeChat official account are notices of service.</summary>
    public static ImmutableArray<string> ServiceOnly { get; } = [WeChatTemplate];

    /// <summary>All that leaves the house.</summary>
    public static ImmutableArray<string> All { get; } = [.. ToMembers, Webhook, Staff];

    /// <summary>The channel under which the address and the consents stand: both kinds of WeChat message go to one account.</summary>
    public static string Account(string channel) => channel == WeChatText ? WeChatTemplate : channel;

    /// <summary>Where members have an address, a consent and a suppression of their own.</summary>
    public static ImmutableArray<string> Accounts { get; } = [.. ToMembers.Select(Account).Distinct()];
}
