namespace JourneyStudio.Tests.Activities.SendInApp;

public sealed class SendInAppSamples : ActivitySamples
{
    public override string Type => "Journey.SendInApp";

    public override IEnumerable<ActivitySample> Samples =>
    [
        Sample("""{"template":"hello-everywhere","expiresAfter":"PT2H","stillIf":{"tag":"vip","has":true},"whenQuiet":"exit","whenCapped":"wait","fallback":["email"]}""", "Done"),
        Sample("""{"template":"offer-everywhere"}""", "Skipped"),
    ];
}
