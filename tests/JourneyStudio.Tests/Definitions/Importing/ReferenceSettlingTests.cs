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
        var segment = Assert.Single(settled.Created.Segments);

        var after = Read(new ContentCatalog(SampleContent.Catalog.Content with { Segments = [segment] }));

        Assert.Equal((true, false), (segment.HasNoRule, segment.Read().IsOk));
        Assert.Empty(after.Missing);
        Assert.Equal(["c", "in"], after.Problems.Where(problem => problem is { Code: "segment.no-rule", Severity: Engine.ProblemSeverity.Blocks }).Select(problem => problem.Activity!).Order());
    }

    /// <summary>Nobody wrote them yet, so nothing that names them, in a setting or a rule, can be published.</summary>
    [Fact]
    public void Settle_TemplateAndFormCreated_AreUnwrittenAndBlockPublishing()
    {
        const string names = """{"definitionId":"x","root":{"type":"Elsa.Flowchart","activities":[{"id":"in","type":"Journey.FormTrigger","form":"asked"},{"id":"m","type":"Journey.SendEmail","template":"fresh"},{"id":"c","type":"Journey.Condition","rule":{"all":[{"message":"sent","template":"fresh"},{"event":"form.submitted","where":[{"property":"form","op":"is","value":"asked"}]}]}}]}}""";
        var file = Read(SampleContent.Catalog, names);
        var settled = new ReferenceSettling(Catalog, SampleContent.Catalog).Settle([file], file.Missing.ToDictionary(missing => missing, _ => new ReferenceChoice(ReferenceAct.Create))).Value;

        var after = Read(new ContentCatalog(settled.Created), names);

        Assert.Equal([new("form", "asked"), new("template", "fresh")], file.Missing.OrderBy(missing => missing.Kind));
        Assert.Empty(after.Missing);
        Assert.Equal(
            ["c form.unwritten", "c template.unwritten", "in form.unwritten", "m template.unwritten"],
            after.Problems.Where(problem => problem is { Severity: Engine.ProblemSeverity.Blocks } && problem.Code.EndsWith(".unwritten", StringComparison.Ordinal)).Select(problem => $"{problem.Activity} {problem.Code}").Order());
    }

    [Theory]
    [InlineData("template", null)]
    [InlineData("form", null)]
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

    private static ImportedFile Read(ContentCatalog content, string text = Outside) => Assert.Single(new DefinitionImport(Catalog, content).Read([new WorkflowFile("a.json", Encoding.UTF8.GetBytes(text))]));
}
