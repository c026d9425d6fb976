using System.Reflection;
using JourneyStudio.Engine.Activities;
using JourneyStudio.Engine.Content;
using JourneyStudio.Engine.Definitions;
using JourneyStudio.Web.Features.Journeys;

namespace JourneyStudio.Web.Tests.Journeys;

public sealed class JourneySketchTests
{
    private static readonly ActivityCatalog Catalog = ActivityCatalog.Load(Assembly.Load("JourneyStudio.Activities"));
    private static readonly ContentCatalog Nothing = new(new WorkspaceContent());

    [Fact]
    public void Of_ActivitiesInAnyFileOrder_FollowsTheConnections()
    {
        var definition = new JourneyDefinition
        {
            DefinitionId = "d",
            Activities = [Activity("c", "Journey.Exit"), Activity("b", "Journey.Wait"), Activity("a", "Journey.EventTrigger")],
            Connections = [new Connection("a", "Done", "b"), new Connection("b", "Done", "c")],
        };

        var sketch = JourneySketch.Of(DefinitionJson.Write(definition, Catalog.PropertyOrder), Catalog, Nothing);

        Assert.Equal(["trigger", "wait", "exit"], sketch.Families);
    }

    [Fact]
    public void Of_EmptyDraft_BlocksPublishing()
    {
        var text = DefinitionJson.Write(new JourneyDefinition { DefinitionId = "d" }, Catalog.PropertyOrder);

        var sketch = JourneySketch.Of(text, Catalog, Nothing);

        Assert.Empty(sketch.Families);
        Assert.True(sketch.Blocking > 0);
    }

    [Fact]
    public void Of_UnreadableText_SaysSoInsteadOfFailing() => Assert.Equal(1, JourneySketch.Of("{", Catalog, Nothing).Blocking);

    private static Activity Activity(string id, string type) => new() { Id = id, Type = type };
}
