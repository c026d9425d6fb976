using JourneyStudio.Web.Features.Designer.Publishing;

namespace JourneyStudio.Web.Tests.Designer;

public sealed class DiffPictureTests
{
    [Fact]
    public void Between_TwoVersions_MarksWhatBecameOfEachActivity()
    {
        var before = DraftViewSample.Of(["stays", "turns", "goes", "grows"], ("stays", "Yes", "turns"), ("turns", "Yes", "goes"));
        var after = DraftViewSample.Of(["stays", "turns", "comes", "grows"], ("stays", "Yes", "turns"), ("turns", "Yes", "comes"));
        after = after with { Nodes = [.. after.Nodes.Select(node => node.Id == "grows" ? DraftViewSample.Node("grows", 3, "For 2 days", """{"duration":"P2D"}""") : node)] };

        var picture = DiffPicture.Between(before, after);

        Assert.Equal(
            [("stays", DiffMark.Same), ("turns", DiffMark.Rewired), ("comes", DiffMark.Added), ("grows", DiffMark.Changed), ("goes", DiffMark.Removed)],
            picture.Nodes.Select(one => (one.Node.Id, one.Mark)));
        Assert.Equal(
            [("turns", DiffMark.Same), ("goes", DiffMark.Removed), ("comes", DiffMark.Added)],
            picture.Ways.Select(way => (way.Way.Target, way.Mark)));
    }

    [Fact]
    public void Between_NothingBefore_AddsEverythingAndFramesIt()
    {
        var picture = DiffPicture.Between(null, DraftViewSample.Of(["a", "b"], ("a", "Yes", "b")));

        Assert.All(picture.Nodes, one => Assert.Equal(DiffMark.Added, one.Mark));
        Assert.Equal((-40, -40, 336, 247), picture.Frame);
        Assert.Equal("M85.3 64V84H128V103", Assert.Single(picture.Ways).Path);
    }

    [Fact]
    public void Between_AConnectionWithoutAnEnd_DrawsNothing() =>
        Assert.Equal("", Assert.Single(DiffPicture.Between(null, DraftViewSample.Of(["a"], ("a", "Yes", "gone"))).Ways).Path);
}
