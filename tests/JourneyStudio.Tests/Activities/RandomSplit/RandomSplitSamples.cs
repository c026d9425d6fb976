namespace JourneyStudio.Tests.Activities.RandomSplit;

public sealed class RandomSplitSamples : ActivitySamples
{
    public override string Type => "Journey.RandomSplit";

    public override IEnumerable<ActivitySample> Samples =>
    [
        Sample("""{"branches":[{"name":"A","percent":100}]}""", "A"),
        Sample("""{"branches":[{"name":"B","percent":1}],"holdout":99}""", "Holdout"),
        Sample("""{"branches":[{"name":"B","percent":99}],"holdout":1}""", "B"),
    ];
}
