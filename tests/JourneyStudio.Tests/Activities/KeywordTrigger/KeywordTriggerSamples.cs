namespace JourneyStudio.Tests.Activities.KeywordTrigger;

public sealed class KeywordTriggerSamples : ActivitySamples
{
    public override string Type => "Journey.KeywordTrigger";

    public override IEnumerable<ActivitySample> Samples =>
    [
        Sample("""{"keywords":["td","退订"]}""", "Done", occurred: Event("message.received", ("text", "请ＴＤ"))),
        Sample("""{"keywords":["hi"],"match":"whole","channel":"wechat","filter":{"tag":"vip","has":false}}""", "Done", occurred: Event("message.received", ("channel", "wechat"), ("text", " Hi "))),
        Sample("""{"keywords":["code"],"from":"staff"}""", "Done", Member() with { IsStaff = true }, Event("message.received", ("text", "code"))),
        Sample("""{"keywords":["code"],"from":"staff"}""", "Unbound", occurred: Event("message.received", ("text", "code"))),
    ];
}
