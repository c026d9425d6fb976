namespace JourneyStudio.Tests.Activities.CalledTrigger;

public sealed class CalledTriggerSamples : ActivitySamples
{
    public override string Type => "Journey.CalledTrigger";

    public override IEnumerable<ActivitySample> Samples =>
        [Sample("""{"filter":{"tag":"vip","has":false}}""", "Done", occurred: Event("journey.called", ("journey", "j1")))];
}
