using JourneyStudio.Web.Features.Designer.Publishing;

namespace JourneyStudio.Web.Tests.Designer;

public sealed class VersionDifferenceTests
{
    [Fact]
    public void Between_NothingPublished_AddsEverything() =>
        Assert.Equal([ChangeKind.Added, ChangeKind.Added], VersionDifference.Activities(null, DraftViewSample.Of(["a", "b"])).Select(change => change.Kind));

    [Fact]
    public void Between_OnlyMoved_ChangesNothing()
    {
        var published = DraftViewSample.Of(["a"]);
        var moved = published with { Nodes = [published.Nodes[0] with { X = 500, Activity = System.Text.Json.JsonElement.Parse("""{"metadata":{"designer":{}}}""") }] };

        Assert.Empty(VersionDifference.Activities(published, moved));
    }

    [Fact]
    public void Between_SettingAndWayChanged_SaysBothInWords()
    {
        var published = DraftViewSample.Of(["a", "b"], ("a", "Yes", "b"));
        var draft = published with
        {
            Nodes = [DraftViewSample.Node("a", summary: "For 2 days", settings: """{"duration":"P2D"}"""), .. published.Nodes.Skip(1)],
            Connections = [],
        };

        var changes = VersionDifference.Activities(published, draft);

        Assert.Equal([(ChangeKind.Changed, "", "For 2 days"), (ChangeKind.Ways, "b", "")], changes.Select(change => (change.Kind, change.Before, change.After)));
    }

    [Fact]
    public void Between_ActivityGone_NamesIt() =>
        Assert.Equal("b", Assert.Single(VersionDifference.Activities(DraftViewSample.Of(["a", "b"]), DraftViewSample.Of(["a"]))).Node!.Id);
}
