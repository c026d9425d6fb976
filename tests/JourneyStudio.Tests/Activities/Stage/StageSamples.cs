namespace JourneyStudio.Tests.Activities.Stage;

public sealed class StageSamples : ActivitySamples
{
    public override string Type => "Journey.Stage";

    public override IEnumerable<ActivitySample> Samples => [Sample("""{"stage":"new mother"}""", "Done")];
}
