namespace JourneyStudio.Tests.Activities.TagTrigger;

public sealed class TagTriggerSamples : ActivitySamples
{
    public override string Type => "Journey.TagTrigger";

    public override IEnumerable<ActivitySample> Samples =>
    [
        Sample("""{"tags":["vip"]}""", "Done", occurred: Event("tag.added", ("tag", "vip"))),
        Sample("""{"tags":["vip","checked-in"],"change":"removed","filter":{"property":"scope","op":"is","value":"s1"}}""", "Done", occurred: Event("tag.removed", ("tag", "checked-in"), ("scope", "s1"))),
    ];
}
