namespace JourneyStudio.Tests.Activities.RecordTrigger;

public sealed class RecordTriggerSamples : ActivitySamples
{
    public override string Type => "Journey.RecordTrigger";

    public override IEnumerable<ActivitySample> Samples =>
    [
        Sample("""{"record":"order"}""", "Done", occurred: Event("order.paid", ("changed", "status"))),
        Sample("""{"record":"member","change":"updated","fields":["city","stage"],"filter":{"property":"old.stage","op":"is","value":"lead"}}""", "Done", occurred: Event("member.updated", ("changed", "stage, points"), ("old.stage", "lead"))),
    ];
}
