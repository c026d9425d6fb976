namespace JourneyStudio.Tests.Activities.WaitUntil;

public sealed class WaitUntilSamples : ActivitySamples
{
    public override string Type => "Journey.WaitUntil";

    public override IEnumerable<ActivitySample> Samples =>
    [
        Sample("""{"mode":"time","at":"10:00","to":"18:00","days":["mon","fri"]}""", "Done"),
        Sample("""{"mode":"moment","on":"2027-01-01T09:00","whenPast":"passed"}""", "Done"),
        Sample("""{"mode":"moment","on":"2020-01-01T09:00","openFor":"P1D","whenPast":"passed"}""", "Passed"),
        Sample("""{"mode":"date","anchor":"attribute","attribute":"birthday","offset":"P3D","direction":"before","at":"10:00","whenPast":"exit"}""", "NoDate"),
    ];
}
