using JourneyStudio.Activities.Condition;
using JourneyStudio.Channels.Links;
using JourneyStudio.Channels.Rendering;
using JourneyStudio.Engine.Activities;
using JourneyStudio.Engine.Simulation;
using JourneyStudio.Engine.Simulation.Scenarios;
using JourneyStudio.IntegrationTests.Storage;

namespace JourneyStudio.IntegrationTests.Scenarios;

/// <summary>The same scripts give the same trace in memory and on SQLite: journey, entry key, step, activity, port, instants, deciding values, effects.</summary>
public sealed class ScenarioConformanceTests
{
    private static readonly ActivityCatalog Catalog = ActivityCatalog.Load(typeof(ConditionActivity).Assembly);
    private static readonly TemplateRenderer Renderer = new(new LinkBuilder(new LinkSigner(new byte[32]), new LinkOptions()));
    private static readonly string Folder = FindFolder();

    public static TheoryData<string> Files => [.. Directory.EnumerateFiles(Folder, "*.scenario.json").Select(path => Path.GetFileName(path)!).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Files))]
    public async Task Scenario_OnSqlite_GivesTheTraceOfTheSimulation(string file)
    {
        var scenario = ScenarioJson.Read(await File.ReadAllTextAsync(Path.Combine(Folder, file))).Value;
        var plans = ScenarioPlans.Compile(scenario, path => File.ReadAllText(Path.Combine(Folder, path)), Catalog).Value;
        var simulated = await ScenarioRun.RunAsync(scenario, plans, Renderer.Render, new InMemoryStore(scenario.Sessions.ToDictionary(session => session.Key)));

        await using var studio = await TemporaryStudio.OpenAsync();
        var store = new SqliteScenarioStore(studio);
        await store.AddSessionsAsync(scenario.Sessions);
        var stored = await ScenarioRun.RunAsync(scenario, plans, Renderer.Render, store);

        Assert.Equal(simulated.Golden(), stored.Golden());
        Assert.Empty(stored.Failures);
        Assert.Equal(simulated.Messages.Select(Words), stored.Messages.Select(Words));
    }

    private static string Words(ScenarioMessage message) => $"{message.Member.Value} {message.Activity} {message.At:O} {message.Channel} {message.Template}";

    private static string FindFolder()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "JourneyStudio.sln"))) folder = folder.Parent!;
        return Path.Combine(folder.FullName, "samples", "scenarios");
    }
}
