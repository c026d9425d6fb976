using System.Text;
using JourneyStudio.Activities.Condition;
using JourneyStudio.Engine.Activities;
using JourneyStudio.Engine.Definitions.Importing;
using JourneyStudio.Tests.Activities;

namespace JourneyStudio.Tests.Definitions.Importing;

public sealed class DefinitionImportTests
{
    private static readonly DefinitionImport Import = new(ActivityCatalog.Load(typeof(ConditionActivity).Assembly), SampleContent.Catalog);

    [Fact]
    public void Read_MissingReferences_AreListedOnceEach()
    {
        var file = Assert.Single(Import.Read([File("a.json", "care", """{"id":"m","type":"Journey.SendEmail","template":"gone"},{"id":"n","type":"Journey.SendEmail","template":"gone"},{"id":"t","type":"Journey.Tags","add":["lost"]}""")]));

        Assert.Equal([new MissingReference("template", "gone"), new MissingReference("tag", "lost")], file.Missing.ToArray());
        Assert.NotNull(file.Definition);
    }

    [Fact]
    public void Read_TwoFilesForOneJourney_RefusesTheSecond()
    {
        var files = Import.Read([File("a.json", "care", ""), File("b.json", "care", "")]);

        Assert.NotNull(files[0].Definition);
        Assert.Equal((null, "import.same-journey(a.json, care)"), (files[1].Definition, Assert.Single(files[1].Problems).ToString()));
    }

    [Fact]
    public void Read_BadFileAmongGoodOnes_SaysWhatIsWrongWithIt()
    {
        var files = Import.Read([new WorkflowFile("a.json", "{"u8.ToArray()), File("b.json", "care", "")]);

        Assert.Equal((null, "json.malformed"), (files[0].Definition, files[0].Problems[0].Code));
        Assert.NotNull(files[1].Definition);
    }

    private static WorkflowFile File(string name, string id, string activities) =>
        new(name, Encoding.UTF8.GetBytes($$$"""{"definitionId":"{{{id}}}","root":{"type":"Elsa.Flowchart","activities":[{{{activities}}}]}}"""));
}
