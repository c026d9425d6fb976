namespace JourneyStudio.Tests.Activities.Goal;

public sealed class GoalSamples : ActivitySamples
{
    public override string Type => "Journey.Goal";

    public override IEnumerable<ActivitySample> Samples => [Sample("{}", "Done"), Sample("""{"exits":true}""", null)];
}
