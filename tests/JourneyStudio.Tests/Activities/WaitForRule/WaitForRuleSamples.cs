using JourneyStudio.Engine.Members;

namespace JourneyStudio.Tests.Activities.WaitForRule;

public sealed class WaitForRuleSamples : ActivitySamples
{
    public override string Type => "Journey.WaitForRule";

    public override IEnumerable<ActivitySample> Samples =>
    [
        Sample("""{"rule":{"tag":"vip","has":true}}""", "Met", Member(new TagKey("vip", ""))),
        Sample("""{"rule":{"tag":"vip","has":true},"timeout":"P3D"}""", "Timeout"),
    ];
}
