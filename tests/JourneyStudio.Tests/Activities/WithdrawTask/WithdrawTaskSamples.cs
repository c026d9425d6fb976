namespace JourneyStudio.Tests.Activities.WithdrawTask;

public sealed class WithdrawTaskSamples : ActivitySamples
{
    public override string Type => "Journey.WithdrawTask";

    public override IEnumerable<ActivitySample> Samples => [Sample("""{"purpose":"care"}""", "Done")];
}
