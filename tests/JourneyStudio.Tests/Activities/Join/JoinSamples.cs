namespace JourneyStudio.Tests.Activities.Join;

public sealed class JoinSamples : ActivitySamples
{
    public override string Type => "Journey.Join";

    public override IEnumerable<ActivitySample> Samples => [Sample("""{"mode":"all"}""", "Done"), Sample("""{"mode":"any"}""", "Done")];
}
