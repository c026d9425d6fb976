using JourneyStudio.Engine.Members;

namespace JourneyStudio.Tests.Activities.Tags;

public sealed class TagsSamples : ActivitySamples
{
    public override string Type => "Journey.Tags";

    public override IEnumerable<ActivitySample> Samples =>
    [
        Sample("""{"add":["vip","checked-in"]}""", "Done"),
        Sample("""{"remove":["vip"]}""", "Done", Member(new TagKey("vip", ""))),
    ];
}
