using System.Collections.Immutable;

namespace JourneyStudio.Engine.Members;

/// <summary>What an act of the member says about consent: following an account or scanning its code grants service messages there, turning away takes everything back.
/// Marketing is never implied.</summary>
public static class ImpliedConsents
{
    /// <summary>Consents that an event of this name grants.</summary>
    public static ImmutableArray<Consent> Granted(string eventName) => eventName switch
    {
        "wechat.followed" or "qr.scanned" => [new(ChannelKeys.WeChatTemplate, MessagePurpose.Service)],
        "wecom.added" => [new(ChannelKeys.WeCom, MessagePurpose.Service)],
        _ => [],
    };

    /// <summary>Consents that an event of this name withdraws.</summary>
    public static ImmutableArray<Consent> Withdrawn(string eventName) => eventName switch
    {
        "wechat.unfollowed" => Both(ChannelKeys.WeChatTemplate),
        "wecom.removed" => Both(ChannelKeys.WeCom),
        _ => [],
    };

    private static ImmutableArray<Consent> Both(string channel) => [new(channel, MessagePurpose.Service), new(channel, MessagePurpose.Marketing)];
}
