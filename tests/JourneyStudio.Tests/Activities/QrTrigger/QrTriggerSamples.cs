using JourneyStudio.Engine.Members;

namespace JourneyStudio.Tests.Activities.QrTrigger;

public sealed class QrTriggerSamples : ActivitySamples
{
    public override string Type => "Journey.QrTrigger";

    public override IEnumerable<ActivitySample> Samples =>
    [
        Sample("{}", "Done", occurred: Event("qr.scanned")),
        Sample("""{"purpose":"checkin","filter":{"tag":"vip","has":true}}""", "Done", Member(new TagKey("vip", "")), Event("qr.scanned", ("purpose", "checkin"))),
    ];
}
