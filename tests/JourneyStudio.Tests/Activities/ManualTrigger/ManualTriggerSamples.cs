namespace JourneyStudio.Tests.Activities.ManualTrigger;

public sealed class ManualTriggerSamples : ActivitySamples
{
    public override string Type => "Journey.ManualTrigger";

    public override IEnumerable<ActivitySample> Samples =>
    [
        Sample("{}", "Done", occurred: Event("journey.started")),
        Sample("""{"audience":{"tag":"vip","has":true}}""", "Done", occurred: Event("journey.started")),
    ];
}
