using System.Text.Json;
using JourneyStudio.Engine.Content;
using JourneyStudio.Engine.Definitions;
using JourneyStudio.Storage.Journeys;
using JourneyStudio.Web.Features.Designer.Drafts;
using JourneyStudio.Web.Features.Designer.Tour;

namespace JourneyStudio.Web.Tests.Designer;

/// <summary>Each step of the first journey is done by what stands in the draft, and by nothing less.</summary>
public sealed class TourStepTests
{
    private static readonly NodeView[] Drawn = [Node("start", "trigger"), Node("wait", "wait"), Node("tag", "action")];
    private static readonly ConnectionView[] Joined = [new("start", "Done", "wait"), new("wait", "Done", "tag")];

    [Fact]
    public void Step_OfANewDraft_IsTheFirst() => Assert.Equal("Trigger", Next(View([], [])));

    [Fact]
    public void Step_WithAWaitThatNothingLeadsTo_StaysAtTheWait() => Assert.Equal("Wait", Next(View(Drawn[..2], [])));

    [Fact]
    public void Step_WithAnActionAndAnOpenCheck_IsToMend() =>
        Assert.Equal("Mend", Next(View(Drawn, Joined) with { Draft = Draft(Drawn, Joined, new CheckView("tag.none", true, "", null, "tag", null, null)) }));

    [Fact]
    public void Step_GoesFromPublishingToTheFirstMemberToTheEnd()
    {
        var drawn = View(Drawn, Joined);
        Assert.Equal("Publish", Next(drawn));
        Assert.Equal("Enter", Next(drawn with { Published = true }));
        var entered = new JourneyCounts(1, new Dictionary<string, ActivityCounts> { ["start"] = new(1, 0, 0, 0, 0, new Dictionary<string, long>()) });
        Assert.Null(Next(drawn with { Published = true, Counts = entered }));
    }

    private static string? Next(TourView view) => TourStep.All.FirstOrDefault(step => !step.Done(view))?.Name;

    private static TourView View(NodeView[] nodes, ConnectionView[] connections) => new(Draft(nodes, connections), false, JourneyCounts.None);

    private static DraftView Draft(NodeView[] nodes, ConnectionView[] connections, params CheckView[] checks) => new()
    {
        Stored = new StoredDraft { JourneyId = 1, Definition = new JourneyDefinition { DefinitionId = "first" }, Text = "", Revision = 0, SavedAt = default, CanUndo = false, CanRedo = false },
        Content = ContentCatalog.Empty,
        Nodes = nodes,
        Connections = connections,
        Checks = checks,
    };

    private static NodeView Node(string id, string family) => new()
    {
        Id = id,
        Type = "",
        Family = family,
        KindName = "",
        Name = "",
        Summary = "",
        X = 0,
        Y = 0,
        HasInput = true,
        Ports = [],
        Checks = [],
        Activity = JsonElement.Parse("{}"),
    };
}
