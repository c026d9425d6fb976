using JourneyStudio.Engine;
using JourneyStudio.Engine.Definitions;

namespace JourneyStudio.Tests.Definitions;

public sealed class DefinitionJsonProblemTests
{
    private const string Head = """{"definitionId":"x","root":{"type":"Elsa.Flowchart","activities":[""";

    [Theory]
    [InlineData("", "json.malformed", "$", 1)]
    [InlineData("{\n\"name\": tru\n}", "json.malformed", "$.name", 2)]
    [InlineData("{\n\"name\": 1,\n\"name\": 2}", "json.duplicate-key", "$.name", 3)]
    [InlineData("{\"a\": [{}, {\"b\": 1,\n\"\\u0062\": 1}]}", "json.duplicate-key", "$.a[1].b", 2)]
    [InlineData("{\"name\": \"\\ud800\"}", "json.text", "$.name", 1)]
    [InlineData("[]", "json.type", "$", 1)]
    [InlineData("{\n\"definitionId\": 5, \"root\": {\"type\":\"Elsa.Flowchart\"}}", "json.type", "$.definitionId", 1)]
    [InlineData("{\"definitionId\": \"x\"}", "json.missing", "$.root", 1)]
    [InlineData("{\"definitionId\": \"x\", \"Name\":\"a\", \"name\":\"b\", \"root\": {\"type\":\"Elsa.Flowchart\"}}", "json.duplicate-key", "$.name", 1)]
    [InlineData(Head + "\n{\"id\":\"a\",\"type\":\"T\"},\n{\"id\":\"a\",\"type\":\"T\"}]}}", "activity.duplicate-id", "$.root.activities[1].id", 3)]
    [InlineData(Head + "\n{\"id\":\"a\"}]}}", "json.missing", "$.root.activities[0].type", 2)]
    [InlineData(Head + "\n{\"id\":\"a\",\"type\":\"T\",\n\"metadata\":\n{\"designer\":{\"position\":{\"x\":\"1\"}}}}]}}", "json.type", "$.root.activities[0].metadata.designer.position.x", 4)]
    [InlineData(Head + "\n5]}}", "json.type", "$.root.activities[0]", 1)]
    public void Read_BadFile_SaysWhatAndWhere(string text, string code, string path, int line)
    {
        var problem = DefinitionJson.Read(text).Problems[0];

        Assert.Equal((code, path, line), (problem.Code, problem.Path, problem.Line));
    }

    [Fact]
    public void Read_ProblemInAnActivity_NamesIt()
    {
        var problem = Assert.Single(DefinitionJson.Read(Head + """{"id":"a","type":"T","version":"one"}]}}""").Problems);

        Assert.Equal(("json.type", "a"), (problem.Code, problem.Activity));
    }

    [Fact]
    public void Read_UnknownReentryMode_ListsTheChoices()
    {
        var problem = Assert.Single(DefinitionJson.Read(
            """{"definitionId":"x","customProperties":{"journey":{"reentry":{"mode":"weekly"}}},"root":{"type":"Elsa.Flowchart"}}""").Problems);

        Assert.Equal(new Problem("json.choice", "weekly", "never, afterDays, always, restart") { Path = "$.customProperties.journey.reentry.mode", Line = 1 }, problem);
    }

    [Fact]
    public void Read_TooLargeTooDeepTooMany_AreRefused()
    {
        var limits = new JsonLimits(Bytes: 2000, Depth: 8, Activities: 2);
        var many = Head + string.Join(',', Enumerable.Range(0, 3).Select(i => $$"""{"id":"a{{i}}","type":"T"}""")) + "]}}";

        Assert.Equal("json.large", DefinitionJson.Read(new string(' ', 2001), limits).Problems[0].Code);
        Assert.Equal("json.deep", DefinitionJson.Read(new string('[', 100), limits).Problems[0].Code);
        Assert.Equal("json.many", DefinitionJson.Read(many, limits).Problems[0].Code);
    }

    [Fact]
    public void Read_InvalidUtf8_IsRefused() =>
        Assert.Equal("json.text", DefinitionJson.Read(new byte[] { (byte)'"', 0xff, (byte)'"' }).Problems[0].Code);

    [Fact]
    public void Read_ByteOrderMark_IsSkipped() =>
        Assert.True(DefinitionJson.Read("\uFEFF" + Head + "]}}").IsOk);
}
