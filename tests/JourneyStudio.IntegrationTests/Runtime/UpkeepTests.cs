using JourneyStudio.IntegrationTests.Storage;
using JourneyStudio.Runtime.Stages;
using JourneyStudio.Runtime.Upkeep;

namespace JourneyStudio.IntegrationTests.Runtime;

public sealed class UpkeepTestsOnSqlite() : UpkeepTests(Provider.Sqlite);

public sealed class UpkeepTestsOnPostgreSql() : UpkeepTests(Provider.PostgreSql);

public abstract class UpkeepTests(Provider provider)
{
    [Fact]
    public async Task Run_KeysOlderThanNinetyDays_AreForgotten()
    {
        await using var studio = await RuntimeStudio.OpenAsync(provider);
        var member = (await studio.Workspace.AddMembersAsync(1))[0];
        await studio.TellAsync(member, "test.old", key: "old");
        studio.Clock.Now = RuntimeStudio.Start.AddDays(1);
        await studio.TellAsync(member, "test.new", key: "new");

        studio.Clock.Now = RuntimeStudio.Start.AddDays(90).AddMinutes(1);

        Assert.Equal(1, await studio.Get<EventKeyJanitor>().RunAsync(CancellationToken.None));
        Assert.Equal("new", studio.Value("select key from event_key where source = 'test'"));
    }

    [Fact]
    public async Task Read_WorkLeftUndone_ShowsHowOldAndHowMuch()
    {
        await using var studio = await RuntimeStudio.OpenAsync(provider);
        foreach (var member in await studio.Workspace.AddMembersAsync(3))
            await studio.TellAsync(member, "test.start");
        studio.Clock.Now = RuntimeStudio.Start.AddSeconds(90);

        var before = (await studio.Get<StageReports>().ReadAsync(CancellationToken.None)).Single(stage => stage.Name == StageReport.Routing);
        await studio.AdvanceAsync();
        var after = (await studio.Get<StageReports>().ReadAsync(CancellationToken.None)).Single(stage => stage.Name == StageReport.Routing);

        Assert.Equal(("routing", TimeSpan.FromSeconds(90), 3L), (before.Name, before.Lag, before.Depth));
        Assert.Equal((TimeSpan.Zero, 0L), (after.Lag, after.Depth));
        Assert.True(after.PerSecond > 0);
    }
}
