using JourneyStudio.Activities.Condition;
using JourneyStudio.Channels.Links;
using JourneyStudio.Channels.Rendering;
using JourneyStudio.Engine.Activities;
using JourneyStudio.Engine.Contact;
using JourneyStudio.Engine.Content;
using JourneyStudio.Engine.Definitions;
using JourneyStudio.Engine.Execution;
using JourneyStudio.Engine.Simulation;
using JourneyStudio.Engine.Simulation.Scenarios;

namespace JourneyStudio.Tests.Simulation;

public sealed class EdgeCasesTests
{
    private static readonly ActivityCatalog Catalog = ActivityCatalog.Load(typeof(ConditionActivity).Assembly);
    private static readonly DateTimeOffset Start = new(2026, 11, 20, 1, 0, 0, TimeSpan.Zero);
    private static readonly SessionRecord Session = new() { Key = "s1", Names = new LocalText("Club", "交流会"), Store = "", Place = new LocalText("", ""), Zone = "Asia/Shanghai", StartsAt = Start.AddDays(3), EndsAt = Start.AddDays(3).AddHours(2), Capacity = 10 };

    private static readonly ContentCatalog Content = new(new WorkspaceContent
    {
        Attributes = [new AttributeDefinition("score", new LocalText("Score", "分数"), Type: AttributeType.Number), new AttributeDefinition("birthDate", new LocalText("Birthday", "生日"), Type: AttributeType.Date)],
        Tags = [new TagDefinition("vip", new LocalText("VIP", "贵宾"), "basic")],
        Contact = new ContactPolicy { Caps = [new FrequencyCap { Limit = 2, Per = FrequencyCap.Day }] },
    });

    [Theory]
    [InlineData("""{"attribute":"score","op":"atLeast","value":10}""", "Missing=, Under=9, Equal=10, Over=11")]
    [InlineData("""{"attribute":"score","op":"less","value":0.5}""", "Missing=, Under=0.49, Equal=0.5, Over=0.51")]
    [InlineData("""{"attribute":"birthDate","op":"onOrAfter","value":"today-P12M"}""", "Missing=, Under=2025-11-19, Equal=2025-11-20, Over=2025-11-21, LeapDay=2024-02-29")]
    [InlineData("""{"attribute":"city","op":"is","value":"Shanghai"}""", "Missing=, Equal=Shanghai, Other=Shanghai-")]
    [InlineData("""{"tag":"vip"}""", "Missing=, Equal=vip")]
    [InlineData("""{"order":{"totalAtLeast":1000,"within":"P7D"},"atLeast":2}""", "Missing=, Under=999, Equal=1000, Over=1001, Under=1000, Inside=1000, Outside=1000")]
    [InlineData("""{"event":"order.paid","atLeast":2}""", "Missing=, Equal=2, Under=1")]
    public void Of_ACondition_HasOneMemberForEachSideOfIt(string rule, string expected)
    {
        var edges = EdgeCases.Of(Plan(rule), Catalog, Content, Session, Start);

        Assert.Equal(expected, string.Join(", ", edges.Where(edge => edge.Activity == "ask").Select(edge => $"{edge.Edge}={edge.Value}")));
        Assert.Equal(["CapReached=2", "OtherZone=America/Los_Angeles"], edges.Where(edge => edge.Asked is null).Select(edge => $"{edge.Edge}={edge.Value}"));
    }

    /// <summary>The very value holds and the next smaller one does not: the sides of an edge go different ways.</summary>
    [Theory]
    [InlineData("""{"attribute":"score","op":"atLeast","value":10}""", "No No Yes Yes")]
    [InlineData("""{"attribute":"birthDate","op":"after","value":"today-P12M"}""", "No No No Yes No")]
    [InlineData("""{"order":{"totalAtLeast":1000,"within":"P7D"}}""", "No No Yes Yes Yes No")]
    [InlineData("""{"event":"order.paid","atLeast":2,"within":"P1D"}""", "No Yes No Yes No")]
    public async Task Play_EachSide_GoesTheWayThatTheRuleSays(string rule, string expected)
    {
        var plan = Plan(rule);
        var renderer = new TemplateRenderer(new LinkBuilder(new LinkSigner(new byte[32]), new LinkOptions()));
        var ways = new List<string>();
        foreach (var edge in EdgeCases.Of(plan, Catalog, Content, Session, Start).Where(edge => edge.Asked is not null))
        {
            var plans = ScenarioPlans.Of(edge.Scenario, plan.Definition, _ => null, Content, Catalog).Value;
            var result = await ScenarioRun.RunAsync(edge.Scenario, plans, renderer.Render, new InMemoryStore(new Dictionary<string, SessionRecord>()));
            ways.Add(ScenarioPath.PortOf(ScenarioPath.Of(result, "member", "x", "")[1])!);
        }

        Assert.Equal(expected, string.Join(' ', ways));
    }

    private static Plan Plan(string rule)
    {
        var definition = DefinitionJson.Read($$$"""{"definitionId":"x","root":{"type":"Elsa.Flowchart","activities":[{"id":"in","type":"Journey.EventTrigger","event":"go"},{"id":"ask","type":"Journey.Condition","rule":{{{rule}}}}],"connections":[{"source":{"activity":"in","port":"Done"},"target":{"activity":"ask","port":"In"}}]}}""").Value;
        return Engine.Execution.Plan.Compile(new PlanIdentity(new JourneyId(1), "x", new VersionId(1), 1), definition, Catalog).Value;
    }
}
