namespace JourneyStudio.Tests.Activities.Webhook;

public sealed class WebhookSamples : ActivitySamples
{
    private const string Waiting = """{"url":"https://shop.example/hook","attributes":["city"],"wait":true,"timeout":"PT30M"}""";

    public override string Type => "Journey.Webhook";

    public override IEnumerable<ActivitySample> Samples =>
    [
        Sample("""{"url":"https://shop.example/hook","kind":"gift.asked"}""", "Done"),
        Sample(Waiting, "Done", occurred: Event("webhook.answered", ("effect", "0:0:0"), ("ok", "true"), ("status", "200"))),
        Sample(Waiting, "Failed", occurred: Event("webhook.answered", ("effect", "0:0:0"), ("ok", "false"), ("status", "404"))),
        Sample(Waiting, "Timeout"),
    ];
}
