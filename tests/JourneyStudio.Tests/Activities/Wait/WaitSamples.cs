
namespace JourneyStudio.Tests.Activities.Wait;

public sealed class WaitSamples : ActivitySamples
{
    public override string Type => "Journey.Wait";

    public override IEnumerable<ActivitySample> Samples =>
    [
        Sample("""{"duration":"P3D"}""", "Done"),
        Sample("""{"duration":"P3D","at":"10:00"}""", "Done"),
    ];
}
