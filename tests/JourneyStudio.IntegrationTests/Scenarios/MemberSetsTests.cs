using JourneyStudio.Engine.Simulation.Scenarios;
using JourneyStudio.IntegrationTests.JourneyImporting;
using JourneyStudio.IntegrationTests.Storage;
using JourneyStudio.Storage.Journeys.Scenarios;

namespace JourneyStudio.IntegrationTests.Scenarios;

public sealed class MemberSetsTestsOnSqlite() : MemberSetsTests(Provider.Sqlite);

public sealed class MemberSetsTestsOnPostgreSql() : MemberSetsTests(Provider.PostgreSql);

public abstract class MemberSetsTests(Provider provider)
{
    /// <summary>Members read back as they were saved; a set of the same name is replaced, not doubled.</summary>
    [Fact]
    public async Task Save_Again_Remove()
    {
        await using var studio = await ImportStudio.OpenAsync(provider);
        var sets = studio.Get<MemberSets>();
        var (sample, _) = SampleScenarios.Read("one-person-twice.scenario.json");

        Assert.Equal("scenario.no-name", Assert.Single((await sets.SaveAsync(" ", sample.Members, 1, default)).Problems).Code);
        var id = (await sets.SaveAsync("Regulars", [sample.Members[0]], 1, default)).Value;
        Assert.Equal(id, (await sets.SaveAsync("Regulars", sample.Members, 1, default)).Value);

        Assert.Equal(new MemberSet(id, "Regulars", sample.Members.Length), Assert.Single(await sets.ReadAsync(default)));
        var members = (await sets.FindAsync(id, default))!.Value;
        Assert.Equal(ScenarioJson.Write(sample), ScenarioJson.Write(sample with { Members = members }));

        Assert.True(await sets.RemoveAsync(id, 1, default));
        Assert.False(await sets.RemoveAsync(id, 1, default));
        Assert.Null(await sets.FindAsync(id, default));
        Assert.Equal(3L, studio.Scalar("select count(*) from audit where action like 'member-set.%'"));
    }
}
