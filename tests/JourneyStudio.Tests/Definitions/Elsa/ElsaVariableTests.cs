using JourneyStudio.Engine.Definitions;
using JourneyStudio.Engine.Definitions.Elsa;
using JourneyStudio.Engine.Definitions.Lint;
using JourneyStudio.Tests.Activities;
using static JourneyStudio.Tests.Definitions.Elsa.ElsaFlow;

namespace JourneyStudio.Tests.Definitions.Elsa;

/// <summary>Variables of Elsa that change on the way are values that the enrollment remembers.</summary>
public sealed class ElsaVariableTests
{
    private const string In = """{"id":"in","type":"Elsa.Event","eventName":"order.paid"}""";
    private const string Variables = """
        {"id":"v1","name":"Greeting","typeName":"String"},{"id":"v2","name":"Total","typeName":"Decimal"},{"id":"v3","name":"Gift","typeName":"Boolean"},
        {"id":"v4","name":"Due","typeName":"DateTime"},{"id":"v5","name":"Order no","typeName":"String"}
        """;

    [Theory]
    [InlineData("""{"id":"v1","name":"Greeting","typeName":"String"}""", "\"Hi\"", """{"key":"Greeting","change":"set","value":"Hi"}""")]
    [InlineData("""{"id":"v1"}""", "\"Hi\"", """{"key":"Greeting","change":"set","value":"Hi"}""")]
    [InlineData("\"v2\"", "12.5", """{"key":"Total","change":"set","value":"12.5","kind":"number"}""")]
    [InlineData("\"Gift\"", "true", """{"key":"Gift","change":"set","value":"true","kind":"flag"}""")]
    [InlineData("\"Due\"", "\"2026-12-01T00:00:00Z\"", """{"key":"Due","change":"set","value":"2026-12-01","kind":"date"}""")]
    [InlineData("\"Undeclared\"", "\"x\"", """{"key":"Undeclared","change":"set","value":"x"}""")]
    [InlineData("\"Greeting\"", "null", """{"key":"Greeting","change":"clear"}""")]
    public void Map_SetVariable_RemembersItsValue(string variable, string value, string settings)
    {
        var mapped = Mapped(Flow(Variables, $"{In},{Setter("s", variable, value)}", """{"source":{"activity":"in"},"target":{"activity":"s"} }"""));

        var activity = mapped.Definition.Find("s")!;
        Assert.Equal(("Journey.SetValue", settings), (activity.Type, activity.Settings.ToString()));
        Assert.Empty(Catalog.Bind(activity)!.Problems);
        Assert.Empty(mapped.Activities.Single(one => one.Id == "s").Problems);
    }

    [Fact]
    public void Map_SetVariableToABareNo_IsNoAbsence()
    {
        var mapped = Mapped(Flow(Variables, $$$"""{{{In}}},{"id":"s","type":"Elsa.SetVariable","variable":"Gift","value":false}""", ""));

        Assert.Equal("""{"key":"Gift","change":"set","value":"false","kind":"flag"}""", mapped.Definition.Find("s")!.Settings.ToString());
    }

    [Theory]
    [InlineData("\"Order no\"", "\"x\"", "value.name(Order no) activity s")]
    [InlineData("\"Total\"", "\"much\"", "import.unsaid(much) activity s")]
    [InlineData("\"Due\"", "\"2026-12-01T09:30:00Z\"", "import.unsaid(2026-12-01T09:30:00Z) activity s")]
    public void Map_SetVariableThatCannotBeSaid_IsReportedAndBlocks(string variable, string value, string problem)
    {
        var mapped = Mapped(Flow(Variables, $"{In},{Setter("s", variable, value)}", """{"source":{"activity":"in"},"target":{"activity":"s"} }"""));

        Assert.Equal([problem], mapped.Activities.Single(one => one.Id == "s").Problems.Select(found => found.ToString()));
        Assert.True(JourneyLint.Check(mapped.Definition, Catalog, SampleContent.Catalog).Blocks());
    }

    [Fact]
    public void Map_SetVariableByAScript_IsReportedKeptAndBlocks()
    {
        var mapped = Mapped(Flow(Variables, $"{In},{Setter("s", "\"Greeting\"", "\"1 + 1\"", "JavaScript")}", """{"source":{"activity":"in"},"target":{"activity":"s"} }"""));

        Assert.Equal("import.expression(value, JavaScript) activity s", Assert.Single(mapped.Activities.Single(one => one.Id == "s").Problems).ToString());
        Assert.Contains("1 + 1", mapped.Definition.Find("s")!.CustomProperties["elsa"]!.Value.GetRawText(), StringComparison.Ordinal);
        Assert.True(JourneyLint.Check(mapped.Definition, Catalog, SampleContent.Catalog).Blocks());
    }

    [Fact]
    public void Map_VariableWithADefaultThatIsSet_BeginsWithItBehindEveryTrigger()
    {
        const string With = """{"id":"v1","name":"Greeting","typeName":"String","value":"Hello"},{"id":"v2","name":"Total","typeName":"Int32","value":3},{"id":"v3","name":"Never","typeName":"String","value":"set"}""";
        const string Also = """{"id":"also","type":"Journey.EventTrigger","event":"member.joined"}""";
        var mapped = Mapped(Flow(
            With,
            $"{In},{Also},{Setter("s", "\"Greeting\"", "\"Hi\"")},{Setter("t", "\"Total\"", "4")}",
            """{"source":{"activity":"in"},"target":{"activity":"s"} },{"source":{"activity":"in"},"target":{"activity":"t"} },{"source":{"activity":"also"},"target":{"activity":"t"} }"""));

        Assert.Equal(
            ["also.Done > begins-3", "begins-1.Done > begins-2", "begins-2.Done > s", "begins-2.Done > t", "begins-3.Done > begins-4", "begins-4.Done > t", "in.Done > begins-1"],
            Lines(mapped.Definition));
        Assert.Equal("""{"key":"Total","change":"set","value":"3","kind":"number"}""", mapped.Definition.Find("begins-4")!.Settings.ToString());
        Assert.Equal("import.begins(Greeting) activity begins-1", Assert.Single(mapped.Activities.Single(one => one.Id == "begins-1").Problems).ToString());
    }

    [Fact]
    public void Map_ASetterThatIsDrawn_StandsBelowItsTriggerAndTheRestMakesRoom()
    {
        var mapped = Mapped(Flow(
            """{"id":"v1","name":"Greeting","typeName":"String","value":"Hello"}""",
            $"{At(In, 40)},{At(Setter("s", "\"Greeting\"", "\"Hi\""), 180)}",
            """{"source":{"activity":"in"},"target":{"activity":"s"} }"""));

        Assert.Equal([("in", 40), ("s", 320), ("begins-1", 180)], mapped.Definition.Activities.Select(activity => (activity.Id, activity.Position!.Value.Y)));
    }

    [Fact]
    public void Map_DefaultsOfManyVariablesBehindManyTriggers_AreRefusedBeforeTheyAreDrawn()
    {
        var many = Enumerable.Range(0, 200).ToList();
        var mapped = ElsaMapping.Map(
            DefinitionJson.Read(Flow(
                string.Join(',', many.Select(number => $$"""{"name":"v{{number}}","typeName":"String","value":"x"}""")),
                string.Join(',', many.Select(number => Setter($"s{number}", $"\"v{number}\"", "\"y\"")).Concat(many.Select(number => $$"""{"id":"t{{number}}","type":"Journey.EventTrigger","event":"e"}"""))),
                string.Join(',', many.Select(number => $$$"""{"source":{"activity":"t{{{number}}}"},"target":{"activity":"s0"} }""")))).Value,
            Catalog);

        Assert.Equal("json.many", Assert.Single(mapped.Problems).Code);
    }

    private static string Setter(string id, string variable, string value, string expression = "Literal") =>
        $$$"""{"id":"{{{id}}}","type":"Elsa.SetVariable","variable":{{{variable}}},"value":{"typeName":"Object","expression":{"type":"{{{expression}}}","value":{{{value}}} } } }""";

    private static string At(string activity, double y) => FormattableString.Invariant($$$"""{{{activity[..^1]}}},"metadata":{"designer":{"position":{"x":0,"y":{{{y}}}} } } }""");

    private static string Flow(string variables, string activities, string connections) =>
        $$$"""{"definitionId":"x","variables":[{{{variables}}}],"root":{"type":"Elsa.Flowchart","activities":[{{{activities}}}],"connections":[{{{connections}}}]}}""";
}
