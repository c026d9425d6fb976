using JourneyStudio.Engine.Activities;

namespace JourneyStudio.Tests.Activities.Note;

public sealed class NoteSamples : ActivitySamples
{
    public override string Type => "Journey.Note";

    public override IEnumerable<ActivitySample> Samples => [Sample("""{"note":"By the rules of spring"}""", Port.Done)];
}
