using JourneyStudio.Engine.Activities;
using JourneyStudio.Engine.Execution.Operating;

namespace JourneyStudio.Tests.Execution;

/// <summary>What an activity asked for in the old version goes with its token: it is not asked for again, and the answer still counts.</summary>
[Trait("Semantics", "life.migrate")]
public sealed class MigratedAnswersTests
{
    private const string Go = "in EventTrigger {\"event\":\"go\"}";
    private const string Tag = "tag Tags {\"add\":[\"vip\"]}";
    private const string Called = "call Webhook {\"url\":\"https://example.com/\",\"wait\":true,\"timeout\":\"PT4H\"}";

    [Theory]
    [InlineData("PT4H")]
    [InlineData("PT9H")]
    public async Task Migrate_WaitsForAnAnswer_TakesTheOneToItsOldCall(string timeout)
    {
        var lab = await OperatedLab.EnteredAsync([Go, Called, Tag], "in.Done>call call.Done>tag");
        lab.PublishAgain([Go, Called.Replace("PT4H", timeout, StringComparison.Ordinal), Tag], "in.Done>call call.Done>tag");
        await lab.MigrateAsync(1);
        Assert.Equal("webhook", (await lab.EffectsAsync()).Split(' ')[0]);
        await lab.HappensAsync(2, "webhook.answered", ("effect", "1:2:0"), ("ok", "true"));
        Assert.Equal("in:Done call:migrated call:Done!migrate tag:Done", await lab.PathAsync());
    }

    [Fact]
    public async Task Migrate_TaskOfAGuide_StaysOpenAndItsOutcomeCounts()
    {
        var task = Task("PT4H");
        var lab = await OperatedLab.EnteredAsync([Go, task, Tag], "in.Done>ask ask.came>tag");
        lab.PublishAgain([Go, Task("PT9H"), Tag], "in.Done>ask ask.came>tag");
        await lab.MigrateAsync(1);
        Assert.DoesNotContain("-task", await lab.EffectsAsync(), StringComparison.Ordinal);
        Assert.Equal(9, await lab.DueAsync());
        await lab.HappensAsync(2, GuideTasks.Finished, (GuideTasks.Purpose, "visit"), (GuideTasks.Outcome, "came"));
        Assert.EndsWith("ask:came!migrate tag:Done", await lab.PathAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Migrate_AwayFromATask_WithdrawsItAndCannotBeTakenBack()
    {
        var lab = await OperatedLab.EnteredAsync([Go, Task("PT4H"), Tag], "in.Done>ask ask.came>tag");
        lab.PublishAgain([Go, "rest Wait {\"duration\":\"PT3H\"}", Tag], "in.Done>rest rest.Done>tag");
        await lab.MigrateAsync(1, ("ask", MigrationChoice.To("rest")));
        Assert.Contains("-task visit", await lab.EffectsAsync(), StringComparison.Ordinal);
        Assert.Equal((0, 0), await lab.TakeBackAsync(2));
    }

    private static string Task(string due) => $$"""ask GuideTask {"kind":"phone","title":"Ask","outcomes":["came"],"purpose":"visit","due":"{{due}}"}""";
}
