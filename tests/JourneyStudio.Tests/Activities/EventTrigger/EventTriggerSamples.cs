
namespace JourneyStudio.Tests.Activities.EventTrigger;

public sealed class EventTriggerSamples : ActivitySamples
{
    public override string Type => "Journey.EventTrigger";

    public override IEnumerable<ActivitySample> Samples =>
    [
        Sample("""{"event":"order.paid"}""", "Done", occurred: Event("order.paid")),
        Sample("""{"event":"order.paid","filter":{"property":"shop","op":"is","value":"web"}}""", "Done", occurred: Event("order.paid", ("shop", "web"))),
    ];
}
