using System.Text;
using JourneyStudio.Engine.Definitions;
using JourneyStudio.Engine.Definitions.Elsa;
using static JourneyStudio.Tests.Definitions.Elsa.ElsaFlow;

namespace JourneyStudio.Tests.Definitions.Elsa;

public sealed class ElsaUnfoldingTests
{
    private const string Nested =
        """
        {"id":"if","type":"Elsa.If","then":{"id":"seq","type":"Elsa.Sequence","activities":[{"id":"a","type":"Elsa.WriteLine"},{"id":"b","type":"Elsa.WriteLine"}]},"else":{"id":"c","type":"Elsa.WriteLine"}}
        """;

    private const string Choice =
        """
        {"id":"s","type":"Elsa.Switch","cases":[{"label":"Gold","activity":{"id":"g","type":"Elsa.WriteLine"}},{"label":"Other"}],"default":{"id":"d","type":"Elsa.WriteLine"}}
        """;

    [Fact]
    public void Map_SequenceAsRoot_BecomesAChain()
    {
        var mapped = Mapped("""{"definitionId":"x","root":{"id":"s","type":"Elsa.Sequence","activities":[{"id":"a","type":"Elsa.Start"},{"id":"b","type":"Elsa.WriteLine"},{"id":"c","type":"Elsa.End"}]}}""");

        Assert.Equal(Flowchart.TypeName, mapped.Definition.Root.Type);
        Assert.Equal(["a.Done > b", "b.Done > c"], Lines(mapped.Definition));
        Assert.Contains(mapped.Activities, one => one is { Id: "s", Fate: ActivityFate.Unfolded });
    }

    [Fact]
    public void Map_AwaitedEvent_GoesOnWhenItHappened()
    {
        var definition = Map($"{Activity("a", "Start")},{Activity("w", "Event")},{Activity("end", "End")}", "a.Done > w", "w.Done > end").Definition;

        Assert.Equal(["a.Done > w", "w.Happened > end"], Lines(definition));
    }

    [Fact]
    public void Map_NestedDecision_FollowsItsPorts()
    {
        var definition = Map($"{Activity("start", "Start")},{Nested},{Activity("end", "End")}", "start.Done > if", "if.Done > end").Definition;

        Assert.Equal(["a.Done > b", "b.Done > end", "c.Done > end", "if.No > c", "if.Yes > a", "start.Done > if"], Lines(definition));
    }

    [Fact]
    public void Map_DecisionThatNestsNothing_GoesOnByBothPorts()
    {
        var definition = Map($"{Activity("d", "If")},{Activity("end", "End")}", "d.Done > end").Definition;

        Assert.Equal(["d.No > end", "d.Yes > end"], Lines(definition));
    }

    [Fact]
    public void Map_NestedSwitch_FollowsItsCases()
    {
        var definition = Map($"{Choice},{Activity("end", "End")}", "s.Done > end").Definition;

        Assert.Equal(["d.Done > end", "g.Done > end", "s.Default > d", "s.Gold > g", "s.Other > end"], Lines(definition));
    }

    [Fact]
    public void Map_Fork_BecomesSeveralConnections()
    {
        var mapped = Map($"{Activity("a", "Start")},{Activity("f", "FlowFork")},{Activity("b", "WriteLine")},{Activity("c", "WriteLine")}", "a.Done > f", "f.Left > b", "f.Right > c");

        Assert.Equal(["a.Done > b", "a.Done > c"], Lines(mapped.Definition));
        Assert.Null(mapped.Definition.Find("f"));
        Assert.Contains(mapped.Activities, one => one is { Id: "f", Fate: ActivityFate.Unfolded });
    }

    [Theory]
    [InlineData("f.Done > f")]
    [InlineData("f.Done > b")]
    public void Map_ForkThatCannotGo_Stays(string connection)
    {
        var mapped = Map($"{Activity("f", "FlowFork")},{Activity("b", "WriteLine")}", connection);

        Assert.Equal([connection], Lines(mapped.Definition));
        Assert.Contains(mapped.Activities, one => one is { Id: "f", Fate: ActivityFate.Kept });
    }

    [Theory]
    [InlineData("Parallel", "activities", "", "all")]
    [InlineData("Fork", "branches", "", "all")]
    [InlineData("Fork", "branches", ",\"joinMode\":\"WaitAll\"", "all")]
    [InlineData("Fork", "branches", ",\"joinMode\":\"WaitAny\"", "any")]
    [InlineData("Fork", "branches", ",\"joinMode\":1", "any")]
    public void Map_ForkThatNestsItsBranches_DrawsThemUpToAJoin(string type, string nests, string more, string mode)
    {
        var fork = $$$"""{"id":"f","type":"Elsa.{{{type}}}","{{{nests}}}":[{{{Activity("a", "WriteLine")}}},{"id":"q","type":"Elsa.Sequence","activities":[{{{Activity("b", "WriteLine")}}},{{{Activity("c", "WriteLine")}}}] } ]{{{more}}}}""";
        var mapped = Map($"{Activity("in", "Start")},{fork},{Activity("end", "End")}", "in.Done > f", "f.Done > end");

        Assert.Equal(["a.Done > f-join", "b.Done > c", "c.Done > f-join", "f-join.Done > end", "in.Done > a", "in.Done > b"], Lines(mapped.Definition));
        Assert.Equal(("Journey.Join", mode), (mapped.Definition.Find("f-join")!.Type, mapped.Definition.Find("f-join")!.Settings.Text("mode")));
        Assert.Contains(mapped.Activities, one => one is { Id: "f", Fate: ActivityFate.Unfolded });
    }

    [Fact]
    public void Map_ForkThatNestsAFork_IsOneForkOfAll()
    {
        var inner = $$$"""{"id":"g","type":"Elsa.Fork","branches":[{{{Activity("b", "WriteLine")}}},{{{Activity("c", "WriteLine")}}}]}""";
        var mapped = Map($$$"""{{{Activity("in", "Start")}}},{"id":"f","type":"Elsa.Parallel","activities":[{{{Activity("a", "WriteLine")}}},{{{inner}}}]}""", "in.Done > f");

        Assert.Equal(["a.Done > f-join", "b.Done > g-join", "c.Done > g-join", "g-join.Done > f-join", "in.Done > a", "in.Done > b", "in.Done > c"], Lines(mapped.Definition));
    }

    [Fact]
    public void Map_ForkThatNothingLeadsTo_StaysAndItsBranchesAreDrawnOnce()
    {
        var mapped = Map($$$"""{"id":"f","type":"Elsa.Parallel","activities":[{{{Activity("a", "WriteLine")}}}]}""");

        Assert.Equal(("Elsa.Parallel", null), (mapped.Definition.Find("f")!.Type, (object?)mapped.Definition.Find("f")!.Settings["activities"]));
        Assert.Equal(["a.Done > f-join", "f.Done > a"], Lines(mapped.Definition));
        Assert.Equal(DefinitionJson.Write(mapped.Definition, Catalog.PropertyOrder), DefinitionJson.Write(Mapped(DefinitionJson.Write(mapped.Definition, Catalog.PropertyOrder)).Definition, Catalog.PropertyOrder));
    }

    [Fact]
    public void Map_NestedIdThatIsTaken_GetsAnother()
    {
        var definition = Map($"{Activity("a", "WriteLine")},{Nested}").Definition;

        Assert.Equal(["a", "if", "a-2", "b", "c"], definition.Activities.Select(activity => activity.Id));
        Assert.Contains("if.Yes > a-2", Lines(definition));
    }

    [Fact]
    public void Map_NestedPartThatCannotBeRead_StaysWhole()
    {
        var mapped = Map("""{"id":"s","type":"Elsa.Sequence","activities":[{"id":"a"}]}""");

        Assert.Equal("Elsa.Sequence", mapped.Definition.Find("s")!.Type);
        Assert.Equal(ActivityFate.Kept, Assert.Single(mapped.Activities).Fate);
    }

    /// <summary>A few kilobytes that would be a million connections.</summary>
    [Fact]
    public void Map_ForksThatMultiply_AreRefused()
    {
        var activities = new StringBuilder(Activity("f", "FlowFork"));
        var connections = new List<string>();
        for (var i = 0; i < 1000; i++)
        {
            activities.Append(',').Append(Activity($"n{i}", "WriteLine"));
            connections.Add($"n{i}.Done > f");
            connections.Add($"f.Done > n{i}");
        }

        var file = DefinitionJson.Read(Chart(activities.ToString(), [.. connections])).Value;

        Assert.Equal("json.many(connections, 10000)", Assert.Single(ElsaMapping.Map(file, Catalog).Problems).ToString());
    }
}
