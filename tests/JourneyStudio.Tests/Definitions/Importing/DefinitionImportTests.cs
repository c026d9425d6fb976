using System.Text;
using JourneyStudio.Activities.Condition;
using JourneyStudio.Engine.Activities;
using JourneyStudio.Engine.Definitions;
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

    [Fact]
    public void Read_DoubledActivityId_GivesTheSecondAnIdOfItsOwn()
    {
        var file = Assert.Single(Import.Read([File("a.json", "care", """{"id":"w","type":"Journey.Wait"},{"id":"w","type":"Journey.Wait"},{"id":"w-2","type":"Journey.Wait"},{"id":"w","type":"Journey.Wait"}""")]));

        Assert.Equal(["w", "w-3", "w-2", "w-4"], file.Definition!.Activities.Select(activity => activity.Id));
        Assert.Equal(["import.renamed(w, w-3) activity w-3", "import.renamed(w, w-4) activity w-4"], file.Problems.Where(problem => problem.Code == "import.renamed").Select(problem => problem.ToString()));
    }

    [Theory]
    [InlineData("a/b")]
    [InlineData("..")]
    [InlineData("import")]
    [InlineData("a b")]
    public void Read_IdThatNoAddressCanHold_IsRefused(string id) => Assert.Equal("import.id", Assert.Single(Import.Read([File("a.json", id, "")])).Problems[0].Code);

    /// <summary>Compact it is small enough; written out it would be too large to be read again.</summary>
    [Fact]
    public void Read_WhatWouldBeTooLargeToReadAgain_IsRefused()
    {
        var list = string.Join(',', Enumerable.Repeat("1", 700_000));
        var file = File("a.json", "care", $$"""{"id":"w","type":"T","list":[{{list}}]}""");

        Assert.True(file.Json.Length < JsonLimits.Default.Bytes);
        Assert.Equal("json.large", Assert.Single(Import.Read([file])).Problems[0].Code);
    }

    [Fact]
    public void Read_Archives_ReadsWhatIsInThem()
    {
        var zip = WorkflowArchive.Pack([new("care", Encoding.UTF8.GetString(File("", "care", "").Json.Span)), new("b", "{")]);

        var files = Import.Read([new WorkflowFile("all.zip", zip), new WorkflowFile("bad.zip", "PK\u0003\u0004"u8.ToArray())]);

        Assert.Equal([("all.zip/care.json", true), ("all.zip/b.json", false), ("bad.zip", false)], files.Select(file => (file.Name, file.Definition is not null)));
    }

    /// <summary>Each archive is within bounds, all of them are not.</summary>
    [Fact]
    public void Read_ManyArchivesThatUnpackToTooMuch_RefusesTheLast()
    {
        var zip = WorkflowArchiveTests.Zip(("a.json", WorkflowArchive.MostBytes - 1));

        Assert.Equal(["json.large", "import.zip-large"], Import.Read([new WorkflowFile("1.zip", zip), new WorkflowFile("2.zip", zip)]).Select(file => file.Problems[0].Code));
    }

    private static WorkflowFile File(string name, string id, string activities) =>
        new(name, Encoding.UTF8.GetBytes($$$"""{"definitionId":"{{{id}}}","root":{"type":"Elsa.Flowchart","activities":[{{{activities}}}]}}"""));
}
