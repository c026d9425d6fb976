using JourneyStudio.Engine.Members;

namespace JourneyStudio.Tests.Activities.Points;

public sealed class PointsSamples : ActivitySamples
{
    public override string Type => "Journey.Points";

    public override IEnumerable<ActivitySample> Samples =>
    [
        Sample("""{"amount":50,"reason":"survey answered"}""", "Done"),
        Sample("""{"amount":-10,"reason":"gift"}""", "NotEnough"),
        Sample("""{"amount":-10,"reason":"gift"}""", "Done", Member() with { Attributes = new Dictionary<string, AttributeValue> { [BuiltInAttributes.Points] = new AttributeValue.Number(10) } }),
    ];
}
