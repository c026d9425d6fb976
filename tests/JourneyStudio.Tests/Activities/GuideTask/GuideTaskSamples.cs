using JourneyStudio.Engine.Members;

namespace JourneyStudio.Tests.Activities.GuideTask;

public sealed class GuideTaskSamples : ActivitySamples
{
    private const string Task = """{"kind":"wecom","title":"Ask how it does","script":"Hello!","outcomes":["Well","Question"],"purpose":"care","due":"P2D"}""";

    public override string Type => "Journey.GuideTask";

    public override IEnumerable<ActivitySample> Samples =>
    [
        Sample(Task, "Well", occurred: Finished("care", "Well")),
        Sample(Task, "Question", occurred: Finished("care", "Question")),
        Sample(Task, "Overdue"),
        Sample(Task[..^1] + ""","metWhen":{"tag":"vip","has":true}}""", "Met", Member(new TagKey("vip", ""))),
    ];

    private static MemberEvent Finished(string purpose, string outcome) => Event("task.finished", ("effect", "0:0:0"), ("purpose", purpose), ("outcome", outcome));
}
