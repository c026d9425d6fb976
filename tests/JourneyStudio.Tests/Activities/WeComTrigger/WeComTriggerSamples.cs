namespace JourneyStudio.Tests.Activities.WeComTrigger;

public sealed class WeComTriggerSamples : ActivitySamples
{
    public override string Type => "Journey.WeComTrigger";

    public override IEnumerable<ActivitySample> Samples =>
    [
        Sample("""{"act":"added"}""", "Done", occurred: Event("wecom.added", ("guide", "liu"))),
        Sample("""{"act":"removed","filter":{"property":"guide","op":"is","value":"liu"}}""", "Done", occurred: Event("wecom.removed", ("guide", "liu"))),
    ];
}
