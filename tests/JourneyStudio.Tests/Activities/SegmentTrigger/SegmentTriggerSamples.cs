namespace JourneyStudio.Tests.Activities.SegmentTrigger;

public sealed class SegmentTriggerSamples : ActivitySamples
{
    public override string Type => "Journey.SegmentTrigger";

    public override IEnumerable<ActivitySample> Samples =>
    [
        Sample("""{"segment":"regulars"}""", "Done", occurred: Event("segment.entered", ("segment", "regulars"))),
        Sample("""{"segment":"regulars","change":"left","filter":{"tag":"vip","has":false}}""", "Done", occurred: Event("segment.left", ("segment", "regulars"))),
    ];
}
