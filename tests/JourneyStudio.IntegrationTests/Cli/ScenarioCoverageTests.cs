using System.Text.Json;
using JourneyStudio.Engine.Simulation.Scenarios;
using JourneyStudio.IntegrationTests.JourneyImporting;
using JourneyStudio.IntegrationTests.Storage;
using JourneyStudio.Storage.Journeys;
using JourneyStudio.Storage.Journeys.Scenarios;

namespace JourneyStudio.IntegrationTests.Cli;

/// <summary>What scenarios go through of their journeys, on the command line.</summary>
public sealed class ScenarioCoverageTests
{
    [Theory]
    [InlineData("60", 0, "cover  after-sales: ", "13 passed, 0 failed")]
    [InlineData("100", 1, "FAILED after-sales: ", "         missed: ")]
    public async Task Test_WithALeastCoverage_FailsWhereLessIsGoneThrough(string least, int expected, params string[] says)
    {
        var (exit, output, _) = await Shell.RunAsync("test", SampleScenarios.Folder, "--min-coverage", least);

        Assert.Equal(expected, exit);
        Assert.All(says, text => Assert.Contains(text, output, StringComparison.Ordinal));
        Assert.Contains("cover  two-offers: 100 % of activities and ports\n", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Test_Kept_PlaysThoseOfTheDatabaseOnTheirDrafts()
    {
        await using var studio = await ImportStudio.OpenAsync(Provider.Sqlite);
        await studio.Get<JourneyCreation>().BeginAsync("known", "Known", """
            {"definitionId":"known","root":{"id":"f","type":"Elsa.Flowchart","activities":[{"id":"in","type":"Journey.EventTrigger","event":"came"}],"connections":[]}}
            """, null, default);
        var empty = await Shell.RunAsync("test", "--kept", "--Data:Directory", studio.DataDirectory);
        var start = new DateTimeOffset(2026, 11, 20, 0, 0, 0, TimeSpan.Zero);
        var member = new ScenarioMember { Id = "m" };
        var scenario = new Scenario { Name = "Nobody comes", Start = start, Until = start.AddDays(1), Members = [member], When = [], Then = [new Expectation { Member = "m", Journey = "known", Path = [] }] };
        await studio.Get<JourneyScenarios>().AddAsync("known", scenario, 1, default);

        var (exit, output, _) = await Shell.RunAsync("test", "--kept", "--Data:Directory", studio.DataDirectory);
        await studio.Get<JourneyScenarios>().AddAsync("known", scenario with { Name = "Somebody comes", Then = [new Expectation { Member = "m", Tags = ["never"] }] }, 1, default);
        var failing = await Shell.RunAsync("test", "--kept", "--json", "--Data:Directory", studio.DataDirectory);

        Assert.Equal((2, "No scenario is kept with a journey."), (empty.Exit, empty.Errors.Trim()));
        Assert.Equal((0, "ok     known: Nobody comes (0 steps, 0 messages)"), (exit, output.Split('\n')[0].Trim()));
        Assert.Equal((1, 1, "known"), (failing.Exit, JsonElement.Parse(failing.Output).GetProperty("failed").GetInt32(), JsonElement.Parse(failing.Output).GetProperty("scenarios")[0].GetProperty("journey").GetString()));
    }

    [Fact]
    public async Task Test_WithNoPercent_IsRefused()
    {
        var (exit, _, errors) = await Shell.RunAsync("test", SampleScenarios.Folder, "--min-coverage", "101");

        Assert.NotEqual(0, exit);
        Assert.Contains("from 0 to 100", errors, StringComparison.Ordinal);
    }
}
