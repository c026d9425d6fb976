using JourneyStudio.Activities.Condition;
using JourneyStudio.Engine.Activities;
using JourneyStudio.Engine.Content;
using JourneyStudio.Engine.Definitions;
using JourneyStudio.Engine.Definitions.Lint;
using JourneyStudio.Tests.Architecture;

namespace JourneyStudio.Tests.Workflows;

/// <summary>The journeys that come with the product.</summary>
public sealed class WorkflowFileTests
{
    private static readonly ActivityCatalog Catalog = ActivityCatalog.Load(typeof(ConditionActivity).Assembly);

    public static TheoryData<string> Files => [.. Directory.EnumerateFiles(Path.Combine(Repository.Root, "workflows"), "*.json").Select(path => Path.GetFileName(path)!)];

    [Theory]
    [MemberData(nameof(Files))]
    public void Workflow_ReadAndWritten_IsTheSameText(string file) =>
        Assert.Equal(Text(file), DefinitionJson.Write(DefinitionJson.Read(Text(file)).Value, Catalog.PropertyOrder));

    [Theory]
    [MemberData(nameof(Files))]
    public void Workflow_Checked_HasNothingToLookAt(string file)
    {
        var content = ContentJson.Read(File.ReadAllText(Path.Combine(Repository.Root, "samples", "workspace", "content.json"))).Value;
        Assert.Empty(JourneyLint.Check(DefinitionJson.Read(Text(file)).Value, Catalog, new ContentCatalog(content)));
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void Workflow_HasAScenario(string file) => Assert.Contains(
        Directory.EnumerateFiles(Path.Combine(Repository.Root, "samples", "scenarios"), "*.scenario.json"),
        scenario => File.ReadAllText(scenario).Contains($"workflows/{file}", StringComparison.Ordinal));

    private static string Text(string file) => File.ReadAllText(Path.Combine(Repository.Root, "workflows", file));
}
