using System.Text;
using JourneyStudio.Activities.Condition;
using JourneyStudio.Engine.Activities;
using JourneyStudio.Engine.Content;
using JourneyStudio.Engine.Definitions.Importing;
using JourneyStudio.Tests.Activities;

namespace JourneyStudio.Tests.Definitions.Importing;

public sealed class ReferenceSettlingTests
{
    private const string Outside = """{"definitionId":"x","root":{"type":"Elsa.Flowchart","activities":[{"id":"in","type":"Journey.SegmentTrigger","segment":"blocked"},{"id":"c","type":"Journey.Condition","rule":{"segment":"blocked","has":false}}]}}""";
    private static readonly ActivityCatalog Catalog = ActivityCatalog.Load(typeof(ConditionActivity).Assembly);
    private static readonly MissingReference Blocked = new("segment", "blocked");

    /// <summary>Nobody is in the new segment, so everybody would be outside of it: what names it, in a setting or a rule, cannot be published before it has a rule.</summary>
    [Fact]
    public void Settle_SegmentCreated_HasNoRuleAndBlocksPublishing()
    {
        var file = Read(SampleContent.Catalog);
        var settled = new ReferenceSettling(Catalog, SampleContent.Catalog).Settle([file], new Dictionary<MissingReference, ReferenceChoice> { [Blocked] = new(ReferenceAct.Create) }).Value;
        var segment = Assert.Single(settled.Segments);

        var after = Read(new ContentCatalog(SampleContent.Catalog.Content with { Segments = [segment] }));

        Assert.Equal((true, false), (segment.HasNoRule, segment.Read().IsOk));
        Assert.Empty(after.Missing);
        Assert.Equal(["c", "in"], after.Problems.Where(problem => problem is { Code: "segment.no-rule", Severity: Engine.ProblemSeverity.Blocks }).Select(problem => problem.Activity!).Order());
    }

    [Theory]
    [InlineData("template", "import.no-create")]
    [InlineData("form", "import.no-create")]
    [InlineData("coupon", "import.no-create")]
    [InlineData("segment", null)]
    [InlineData("tag", null)]
    public void Refusal_OfCreating_IsGivenWhereSomebodyHasToWriteIt(string kind, string? problem)
    {
        var settling = new ReferenceSettling(Catalog, SampleContent.Catalog);

        Assert.Equal(problem, settling.Refusal(new(kind, "new"), new(ReferenceAct.Create))?.Code);
        Assert.Equal("import.no-create", settling.Refusal(new(kind, "no key"), new(ReferenceAct.Create))?.Code);
        Assert.Equal("import.no-target", settling.Refusal(new(kind, "new"), new(ReferenceAct.Map, "nowhere"))?.Code);
    }

    private static ImportedFile Read(ContentCatalog content) => Assert.Single(new DefinitionImport(Catalog, content).Read([new WorkflowFile("a.json", Encoding.UTF8.GetBytes(Outside))]));
}
