namespace JourneyStudio.Tests.Activities.NotifyStaff;

public sealed class NotifyStaffSamples : ActivitySamples
{
    public override string Type => "Journey.NotifyStaff";

    public override IEnumerable<ActivitySample> Samples =>
    [
        Sample("""{"to":"guide","template":"for-staff"}""", "Done"),
        Sample("""{"to":"manager","template":"for-staff","expiresAfter":"PT2H"}""", "Done"),
    ];
}
