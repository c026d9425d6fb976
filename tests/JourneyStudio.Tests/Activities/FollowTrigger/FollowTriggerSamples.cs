namespace JourneyStudio.Tests.Activities.FollowTrigger;

public sealed class FollowTriggerSamples : ActivitySamples
{
    public override string Type => "Journey.FollowTrigger";

    public override IEnumerable<ActivitySample> Samples =>
    [
        Sample("""{"act":"followed"}""", "Done", occurred: Event("wechat.followed")),
        Sample("""{"act":"menu","menu":"store","filter":{"tag":"vip","has":false}}""", "Done", occurred: Event("wechat.menu", ("key", "store"))),
    ];
}
