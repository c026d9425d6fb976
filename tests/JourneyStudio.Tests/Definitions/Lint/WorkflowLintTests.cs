using JourneyStudio.Activities.Condition;
using JourneyStudio.Engine;
using JourneyStudio.Engine.Activities;
using JourneyStudio.Engine.Content;
using JourneyStudio.Engine.Definitions;
using JourneyStudio.Engine.Definitions.Lint;
using JourneyStudio.Tests.Architecture;

namespace JourneyStudio.Tests.Definitions.Lint;

/// <summary>The journeys that ship are canonical and have nothing that blocks publishing.</summary>
public sealed class WorkflowLintTests
{
    private static readonly ActivityCatalog Catalog = ActivityCatalog.Load(typeof(ConditionActivity).Assembly);

    public static TheoryData<string> Workflows() =>
        [.. Directory.EnumerateFiles(Path.Combine(Repository.Root, "workflows"), "*.json").Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Workflows))]
    public void Check_ShippedJourney_FindsNothing(string name)
    {
        var content = ContentJson.Read(File.ReadAllText(Path.Combine(Repository.Root, "samples/workspace/content.json"))).Value;
        var definition = DefinitionJson.Read(Text(name)).Value;

        Assert.Empty(JourneyLint.Check(definition, Catalog, new ContentCatalog(content)).Where(problem => problem.Severity == ProblemSeverity.Blocks));
    }

    [Theory]
    [MemberData(nameof(Workflows))]
    public void Write_ShippedJourney_IsUnchanged(string name) =>
        Assert.Equal(Text(name), DefinitionJson.Write(DefinitionJson.Read(Text(name)).Value, Catalog.PropertyOrder));

    private static string Text(string name) => File.ReadAllText(Path.Combine(Repository.Root, "workflows", name));
}
