namespace JourneyStudio.Tests.Activities.CanvasNote;

public sealed class CanvasNoteSamples : ActivitySamples
{
    public override string Type => "Journey.CanvasNote";

    public override IEnumerable<ActivitySample> Samples =>
    [
        Sample("""{"text":"First line\nand a second"}""", null),
    ];
}
