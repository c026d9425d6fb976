namespace JourneyStudio.Tests.Activities.UpdateMember;

public sealed class UpdateMemberSamples : ActivitySamples
{
    public override string Type => "Journey.UpdateMember";

    public override IEnumerable<ActivitySample> Samples =>
    [
        Sample("""{"attribute":"city","change":"set","value":"Suzhou"}""", "Done"),
        Sample("""{"attribute":"city","change":"clear"}""", "Done"),
        Sample("""{"attribute":"visits","change":"add","value":"1"}""", "Done"),
        Sample("""{"attribute":"visited","change":"today"}""", "Done"),
        Sample("""{"attribute":"due","change":"set","value":"soon"}""", "Failed"),
    ];
}
