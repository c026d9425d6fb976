namespace JourneyStudio.Tests.Activities.ApiTrigger;

public sealed class ApiTriggerSamples : ActivitySamples
{
    public override string Type => "Journey.ApiTrigger";

    public override IEnumerable<ActivitySample> Samples =>
    [
        Sample("{}", "Done", occurred: Event("api.called")),
        Sample("""{"filter":{"property":"seats","op":"is","value":"2"}}""", "Done", occurred: Event("api.called", ("seats", "2"))),
    ];
}
