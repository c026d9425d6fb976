using JourneyStudio.Engine.Members;

namespace JourneyStudio.Tests.Activities.Condition;

public sealed class ConditionSamples : ActivitySamples
{
    public override string Type => "Journey.Condition";

    public override IEnumerable<ActivitySample> Samples =>
    [
        Sample("""{"rule":{"tag":"vip","has":true}}""", "Yes", Member(new TagKey("vip", ""))),
        Sample("""{"rule":{"tag":"vip","has":true}}""", "No"),
    ];
}
