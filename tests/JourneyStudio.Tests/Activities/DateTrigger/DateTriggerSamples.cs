namespace JourneyStudio.Tests.Activities.DateTrigger;

public sealed class DateTriggerSamples : ActivitySamples
{
    public override string Type => "Journey.DateTrigger";

    public override IEnumerable<ActivitySample> Samples =>
    [
        Sample("""{"anchor":"attribute","attribute":"birthday","offset":"P7D","direction":"before","at":"10:00","recurrence":"lunar","leapDay":"mar1","filter":{"tag":"vip","has":false},"late":"PT6H","past":"P3D"}""", "Done", occurred: Event("date.reached")),
        Sample("""{"anchor":"order.paid","recurrence":"yearly"}""", "Done", occurred: Event("date.reached", ("order", "o1"))),
    ];
}
