
namespace JourneyStudio.Tests.Activities.SendEmail;

public sealed class SendEmailSamples : ActivitySamples
{
    public override string Type => "Journey.SendEmail";

    public override IEnumerable<ActivitySample> Samples =>
    [
        Sample("""{"template":"hello","expiresAfter":"PT2H","stillIf":{"tag":"vip","has":true},"whenQuiet":"exit","whenCapped":"wait","fallback":["wechat-template"]}""", "Done"),
        Sample("""{"template":"offer"}""", "Skipped"),
    ];
}
