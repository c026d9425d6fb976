namespace JourneyStudio.Tests.Activities.ScheduleTrigger;

public sealed class ScheduleTriggerSamples : ActivitySamples
{
    public override string Type => "Journey.ScheduleTrigger";

    public override IEnumerable<ActivitySample> Samples =>
    [
        Sample("""{"cron":"30 9 * * MON-FRI","zone":"Asia/Shanghai","audience":{"segment":"regulars","has":true},"missed":"all"}""", "Done", occurred: Event("schedule.reached")),
        Sample("""{"at":"2026-12-01T10:00"}""", "Done", occurred: Event("schedule.reached")),
    ];
}
