using JourneyStudio.Activities.Condition;
using JourneyStudio.Channels.Links;
using JourneyStudio.Channels.Rendering;
using JourneyStudio.Engine.Activities;
using JourneyStudio.Engine.Content;
using JourneyStudio.Engine.Execution;
using JourneyStudio.Engine.Simulation.Scenarios;

namespace JourneyStudio.IntegrationTests.Storage;

/// <summary>The scenarios of the sample workspace, compiled.</summary>
internal static class SampleScenarios
{
    public static ActivityCatalog Catalog { get; } = ActivityCatalog.Load(typeof(ConditionActivity).Assembly);

    public static MessageRenderer Renderer { get; } = new TemplateRenderer(new LinkBuilder(new LinkSigner(new byte[32]), new LinkOptions())).Render;

    public static IEnumerable<string> Names => Directory.EnumerateFiles(Folder, "*.scenario.json").Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal);

    public static string Folder => Path.Combine(Root(), "samples", "scenarios");

    public static (Scenario Scenario, PlanSet Plans) Read(string name)
    {
        var scenario = ScenarioJson.Read(File.ReadAllText(Path.Combine(Folder, name))).Value;
        return (scenario, ScenarioPlans.Compile(scenario, path => File.ReadAllText(Path.Combine(Folder, path)), Catalog).Value);
    }

    private static string Root()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "JourneyStudio.sln")))
                return folder.FullName;
        }
        throw new DirectoryNotFoundException("The tests do not run inside the repository.");
    }
}
