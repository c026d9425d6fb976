using JourneyStudio.Engine.Members;

namespace JourneyStudio.Tests.Activities.Switch;

public sealed class SwitchSamples : ActivitySamples
{
    private const string Settings = """{"cases":[{"name":"VIP","rule":{"tag":"vip","has":true}},{"name":"Regular","rule":{"tag":"regular","has":true}}]}""";

    public override string Type => "Journey.Switch";

    public override IEnumerable<ActivitySample> Samples =>
    [
        Sample(Settings, "VIP", Member(new TagKey("vip", ""), new TagKey("regular", ""))),
        Sample(Settings, "Regular", Member(new TagKey("regular", ""))),
        Sample(Settings, "Default"),
    ];
}
