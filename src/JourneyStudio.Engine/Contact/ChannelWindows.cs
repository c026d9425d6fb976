using System.Collections.Immutable;
using JourneyStudio.Engine.Members;
using JourneyStudio.Engine.Time;

namespace JourneyStudio.Engine.Contact;

/// <summary>Channels on which a member can only be answered: customer-service messages of a WeChat official account.</summary>
public static class ChannelWindows
{
    /// <summary>What opens the window by WeChat's rules: 48 hours and five messages after a message from the member, one minute and three messages after a follow, a scan or a tap.</summary>
    public static ImmutableArray<ChannelAllowance> WeChat { get; } =
    [
        new("message.received", "PT48H", 5),
        new("wechat.followed", "PT1M", 3),
        new("wechat.menu", "PT1M", 3),
        new("qr.scanned", "PT1M", 3),
    ];

    /// <summary>Whether the channel has a window at all.</summary>
    public static bool Has(string channel) => channel == ChannelKeys.WeChatText;

    /// <summary>Whether the member's acts leave room for one more message.</summary>
    internal static bool IsOpen(ImmutableArray<ChannelAllowance> allowances, MemberSnapshot member, DateTimeOffset now) =>
        member.Events.Any(act => allowances.Any(allowance => allowance.Event == act.Name && Lasts(allowance) is { } lasts && act.At > now - lasts
            && member.Messages.Count(message => Has(message.Channel) && message.At >= act.At) < allowance.Messages));

    /// <summary>For how long an act counts; null when the policy's duration cannot be read.</summary>
    internal static TimeSpan? Lasts(ChannelAllowance allowance) => Duration.Parse(allowance.Lasts).TryGet(out var lasts) ? lasts.Longest : null;
}
