namespace JourneyStudio.Tests.Activities.SendWeChatText;

public sealed class SendWeChatTextSamples : ActivitySamples
{
    public override string Type => "Journey.SendWeChatText";

    public override IEnumerable<ActivitySample> Samples =>
    [
        Sample("""{"template":"hello-everywhere","expiresAfter":"PT2H","stillIf":{"tag":"vip","has":true},"whenQuiet":"exit","whenCapped":"wait","fallback":["email"]}""", "Done", Member() with { Events = [Event("message.received")] }),
        Sample("""{"template":"offer-everywhere"}""", "Skipped"),
    ];
}
