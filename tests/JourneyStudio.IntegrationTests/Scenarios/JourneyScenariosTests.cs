using JourneyStudio.Engine.Simulation.Scenarios;
using JourneyStudio.IntegrationTests.JourneyImporting;
using JourneyStudio.IntegrationTests.Storage;
using JourneyStudio.Storage.Journeys.Scenarios;

namespace JourneyStudio.IntegrationTests.Scenarios;

public sealed class JourneyScenariosTestsOnSqlite() : JourneyScenariosTests(Provider.Sqlite);

public sealed class JourneyScenariosTestsOnPostgreSql() : JourneyScenariosTests(Provider.PostgreSql);

public abstract class JourneyScenariosTests(Provider provider)
{
    /// <summary>Every sample reads back as it was written; names are unique within a journey, and whoever changes one says which state they saw.</summary>
    [Fact]
    public async Task Keep_Change_Remove()
    {
        await using var studio = await ImportStudio.OpenAsync(provider);
        foreach (var journey in new[] { "a", "b" }) await ImportStudio.BeginAsync(studio, ImportStudio.Journey(journey, "x"));
        var scenarios = studio.Get<JourneyScenarios>();
        var (sample, _) = SampleScenarios.Read("one-person-twice.scenario.json");

        var id = (await scenarios.AddAsync("a", sample, 1, default)).Value;
        Assert.Equal("scenario.twice", Assert.Single((await scenarios.AddAsync("a", sample, 1, default)).Problems).Code);
        Assert.True((await scenarios.AddAsync("b", sample, 1, default)).IsOk);
        Assert.Equal("scenario.no-name", Assert.Single((await scenarios.AddAsync("a", sample with { Name = " " }, 1, default)).Problems).Code);
        var kept = Assert.Single(await scenarios.ReadAsync("a", default));
        Assert.Equal(ScenarioJson.Write(sample), ScenarioJson.Write(kept.Scenario));

        Assert.Equal(1, (await scenarios.ReplaceAsync("a", id, 0, sample with { Name = "Another" }, 1, default)).Value);
        Assert.Equal("scenario.moved-on", Assert.Single((await scenarios.ReplaceAsync("a", id, 0, sample, 1, default)).Problems).Code);
        Assert.Equal("scenario.moved-on", Assert.Single((await scenarios.ReplaceAsync("b", id, 1, sample, 1, default)).Problems).Code);
        Assert.False(await scenarios.RemoveAsync("a", id, 0, 1, default));
        Assert.True(await scenarios.RemoveAsync("a", id, 1, 1, default));

        Assert.Empty(await scenarios.ReadAsync("a", default));
        Assert.Equal(sample.Name, Assert.Single(await scenarios.ReadAsync("b", default)).Scenario.Name);
        Assert.Equal(4L, studio.Scalar("select count(*) from audit where action like 'scenario.%'"));
    }
}
