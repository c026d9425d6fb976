
namespace JourneyStudio.Tests.Activities.SendWeChatTemplate;

public sealed class SendWeChatTemplateSamples : ActivitySamples
{
    public override string Type => "Journey.SendWeChatTemplate";

    public override IEnumerable<ActivitySample> Samples =>
    [
        Sample("""{"template":"hello","expiresAfter":"PT2H","stillIf":{"tag":"vip","has":true},"whenQuiet":"skip","whenCapped":"exit"}""", "Done"),
        Sample("""{"template":"email-only","fallback":["email"]}""", "Done"),
        Sample("""{"template":"email-only"}""", "Skipped"),
    ];
}
