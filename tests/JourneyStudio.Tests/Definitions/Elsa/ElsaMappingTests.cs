using JourneyStudio.Engine.Definitions;
using JourneyStudio.Engine.Definitions.Elsa;
using JourneyStudio.Engine.Definitions.Lint;
using JourneyStudio.Tests.Activities;
using JourneyStudio.Tests.Architecture;
using static JourneyStudio.Tests.Definitions.Elsa.ElsaFlow;

namespace JourneyStudio.Tests.Definitions.Elsa;

public sealed class ElsaMappingTests
{
    [Theory]
    [InlineData("Delay", "timeSpan", "\"1.02:30:00\"", "Journey.Wait", "duration", "P1DT2H30M")]
    [InlineData("Delay", "timeSpan", "\"00:05:00\"", "Journey.Wait", "duration", "PT5M")]
    [InlineData("WriteLine", "text", "\"你好\"", "Journey.Note", "note", "你好")]
    [InlineData("SendHttpRequest", "url", "\"https://example.test/a\"", "Journey.Webhook", "url", "https://example.test/a")]
    [InlineData("FlowJoin", "mode", "\"WaitAny\"", "Journey.Join", "mode", "any")]
    [InlineData("FlowJoin", "mode", "\"WaitAll\"", "Journey.Join", "mode", "all")]
    [InlineData("Timer", "interval", "\"00:10:00\"", "Journey.Wait", "duration", "PT10M")]
    [InlineData("Event", "eventName", "\"order.paid\"", "Journey.WaitForEvent", "event", "order.paid")]
    [InlineData("ExecuteWorkflow", "workflowDefinitionId", "\"care\"", "Journey.StartJourney", "journey", "care")]
    public void Map_ActivityWithCounterpart_DoesTheSame(string type, string input, string value, string to, string setting, string becomes)
    {
        var mapped = Map($"{Activity("first", "Event", ("eventName", "Literal", "\"member.joined\""))},{Activity("a", type, (input, "Literal", value))}", "first.Done > a");

        var activity = mapped.Definition.Find("a")!;
        Assert.Equal((to, becomes), (activity.Type, activity.Settings.Text(setting)));
        Assert.Empty(Catalog.Bind(activity)!.Problems);
        var line = Assert.Single(mapped.Activities, one => one.Id == "a");
        Assert.Equal(("Elsa." + type, to, ActivityFate.Mapped), (line.From, line.To, line.Fate));
        Assert.Empty(line.Problems);
        // Nothing of the file is lost
        Assert.Contains(type, activity.CustomProperties["elsa"]!.Value.GetRawText(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Event", "eventName", "\"order.paid\"", "Journey.EventTrigger", "event", "order.paid")]
    [InlineData("Cron", "cronExpression", "\"0 30 8 * * ?\"", "Journey.ScheduleTrigger", "cron", "30 8 * * *")]
    [InlineData("Cron", "cronExpression", "\"0 9 * * 1\"", "Journey.ScheduleTrigger", "cron", "0 9 * * 1")]
    [InlineData("Timer", "interval", "\"00:15:00\"", "Journey.ScheduleTrigger", "cron", "*/15 * * * *")]
    [InlineData("Timer", "interval", "\"06:00:00\"", "Journey.ScheduleTrigger", "cron", "0 */6 * * *")]
    [InlineData("Timer", "interval", "\"1.00:00:00\"", "Journey.ScheduleTrigger", "cron", "0 0 * * *")]
    [InlineData("StartAt", "dateTime", "\"2026-12-01T10:00:00+08:00\"", "Journey.ScheduleTrigger", "at", "2026-12-01T02:00")]
    public void Map_ActivityThatStarts_BecomesATrigger(string type, string input, string value, string to, string setting, string becomes)
    {
        var activity = Map(Activity("a", type, (input, "Literal", value))).Definition.Find("a")!;

        Assert.Equal((to, becomes), (activity.Type, activity.Settings.Text(setting)));
        Assert.Empty(Catalog.Bind(activity)!.Problems);
    }

    [Theory]
    [InlineData("Delay", "timeSpan", "\"soon\"", "import.unsaid")]
    [InlineData("Delay", "timeSpan", "\"-01:00:00\"", "import.unsaid")]
    [InlineData("Timer", "interval", "\"00:07:00\"", "import.unsaid")]
    [InlineData("Cron", "cronExpression", "\"15 0 8 * * ?\"", "import.unsaid")]
    [InlineData("SendEmail", "subject", "\"Hi\"", "import.email")]
    [InlineData("FlowSwitch", "mode", "\"MatchFirst\"", "import.cases")]
    [InlineData("FlowDecision", "condition", "true", "import.constant")]
    public void Map_ValueWithoutCounterpart_SaysSoAndBlocksPublishing(string type, string input, string value, string code)
    {
        var mapped = Map(Activity("a", type, (input, "Literal", value)));

        Assert.Contains(Assert.Single(mapped.Activities).Problems, problem => problem.Code == code && problem.Activity == "a");
        Assert.True(JourneyLint.Check(mapped.Definition, Catalog, SampleContent.Catalog).Blocks());
    }

    [Fact]
    public void Map_ConstantVariable_IsItsDefault()
    {
        var mapped = Map(Activity("a", "WriteLine", ("text", "Variable", "{\"id\":\"v1\",\"name\":\"Greeting\"}")));

        Assert.Equal("Hello", mapped.Definition.Find("a")!.Settings.Text("note"));
    }

    [Theory]
    [InlineData("Variable", "\"Greeting\"")]
    [InlineData("JavaScript", "\"1 + 1\"")]
    [InlineData("Input", "\"Name\"")]
    public void Map_ExpressionThatIsNotCarriedOut_IsReportedAndKept(string expression, string value)
    {
        var setter = """{"id":"s","type":"Elsa.SetVariable","variable":{"name":"Greeting"}}""";
        var mapped = Map($"{setter},{Activity("a", "WriteLine", ("text", expression, value))}");

        var line = Assert.Single(mapped.Activities, one => one.Id == "a");
        Assert.Equal(("import.expression", "text", expression), (line.Problems[0].Code, line.Problems[0].Arguments[0], line.Problems[0].Arguments[1]));
        Assert.Contains(expression, mapped.Definition.Find("a")!.CustomProperties["elsa"]!.Value.GetRawText(), StringComparison.Ordinal);
        Assert.Null(mapped.Definition.Find("a")!.Settings["note"]);
    }

    [Fact]
    public void Map_InputsBeyondTheCounterpart_AreNamed()
    {
        var line = Assert.Single(Map(Activity("a", "SendHttpRequest", ("url", "Literal", "\"https://example.test\""), ("method", "Literal", "\"PUT\""), ("content", "Literal", "\"\""))).Activities);

        Assert.Equal(["import.left-out(method) activity a"], line.Problems.Select(problem => problem.ToString()));
    }

    [Fact]
    public void Map_UnknownActivityOfElsa_IsKeptWhole()
    {
        var file = DefinitionJson.Read(Chart(Activity("a", "Parallel", ("x", "Literal", "1")))).Value;
        var mapped = ElsaMapping.Map(file, Catalog).Value;

        Assert.Equal(DefinitionJson.Write(file, Catalog.PropertyOrder), DefinitionJson.Write(mapped.Definition, Catalog.PropertyOrder));
        Assert.Equal((ActivityFate.Kept, "import.no-counterpart"), (Assert.Single(mapped.Activities).Fate, mapped.Activities[0].Problems[0].Code));
    }

    [Fact]
    public void Map_JourneyOfOurs_ComesBackAsItIs()
    {
        foreach (var path in Directory.EnumerateFiles(Path.Combine(Repository.Root, "workflows"), "*.json"))
        {
            var file = DefinitionJson.Read(File.ReadAllBytes(path)).Value;
            var mapped = ElsaMapping.Map(file, Catalog).Value;

            Assert.Equal(DefinitionJson.Write(file, Catalog.PropertyOrder), DefinitionJson.Write(mapped.Definition, Catalog.PropertyOrder));
            Assert.Empty(mapped.Activities);
        }
    }
}
