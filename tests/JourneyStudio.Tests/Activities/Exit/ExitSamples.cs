
namespace JourneyStudio.Tests.Activities.Exit;

public sealed class ExitSamples : ActivitySamples
{
    public override string Type => "Journey.Exit";

    public override IEnumerable<ActivitySample> Samples =>
    [
        Sample("""{"reason":"Did not sign up"}""", null),
        Sample("{}", null),
    ];
}
