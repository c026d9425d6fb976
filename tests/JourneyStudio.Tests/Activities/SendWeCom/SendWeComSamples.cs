using JourneyStudio.Engine.Members;

namespace JourneyStudio.Tests.Activities.SendWeCom;

public sealed class SendWeComSamples : ActivitySamples
{
    public override string Type => "Journey.SendWeCom";

    public override IEnumerable<ActivitySample> Samples =>
    [
        Sample("""{"template":"hello-everywhere","expiresAfter":"PT2H","stillIf":{"tag":"vip","has":true},"whenQuiet":"exit","whenCapped":"wait","fallback":["email"]}""", "Done", Reached(ChannelKeys.WeCom, "wm-yun")),
        Sample("""{"template":"offer-everywhere"}""", "Skipped"),
    ];

    private static MemberSnapshot Reached(string channel, string address) => Member() with
    {
        Addresses = new Dictionary<string, string> { [channel] = address },
        Consents = new HashSet<Consent> { new(channel, MessagePurpose.Service) },
    };
}
