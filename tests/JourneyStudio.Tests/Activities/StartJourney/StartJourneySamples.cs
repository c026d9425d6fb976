namespace JourneyStudio.Tests.Activities.StartJourney;

public sealed class StartJourneySamples : ActivitySamples
{
    public override string Type => "Journey.StartJourney";

    public override IEnumerable<ActivitySample> Samples =>
    [
        Sample("""{"journey":"birthday"}""", "Done"),
        Sample("""{"journey":"birthday","wait":true}""", "Completed", occurred: Event("journey.ended", ("effect", "0:0:0"), ("state", "completed"))),
        Sample("""{"journey":"birthday","wait":true}""", "Left", occurred: Event("journey.ended", ("effect", "0:0:0"), ("state", "refused"))),
        Sample("""{"journey":"birthday","wait":true,"timeout":"P3D"}""", "Timeout"),
    ];
}
