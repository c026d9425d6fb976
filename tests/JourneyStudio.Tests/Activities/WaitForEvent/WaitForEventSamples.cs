
namespace JourneyStudio.Tests.Activities.WaitForEvent;

public sealed class WaitForEventSamples : ActivitySamples
{
    public override string Type => "Journey.WaitForEvent";

    public override IEnumerable<ActivitySample> Samples =>
    [
        Sample("""{"event":"coupon.claimed"}""", "Happened", occurred: Event("coupon.claimed")),
        Sample("""{"event":"coupon.claimed","filter":{"property":"coupon","op":"is","value":"gift"},"timeout":"P3D"}""", "Happened", occurred: Event("coupon.claimed", ("coupon", "gift"))),
        Sample("""{"event":"coupon.claimed","timeout":"P3D","since":"entry"}""", "Timeout"),
    ];
}
