using JourneyStudio.Web.Features.Designer.Canvas;

namespace JourneyStudio.Web.Tests.Designer;

public sealed class OutlineLineTests
{
    [Fact]
    public void Of_ABranch_IndentsBothWaysAndNamesThem()
    {
        var draft = DraftViewSample.Of(["start", "yes", "no"], ("start", "Yes", "yes"), ("start", "No", "no"));

        var lines = OutlineLine.Of(draft).Select(line => (line.Node.Id, line.Depth, line.Port));

        Assert.Equal([("start", 0, ""), ("yes", 1, "Yes"), ("no", 1, "No")], lines);
    }

    [Fact]
    public void Of_ALoop_NamesEachActivityOnce()
    {
        var draft = DraftViewSample.Of(["a", "b"], ("a", "Done", "b"), ("b", "Done", "a"));

        Assert.Equal(["a", "b"], OutlineLine.Of(draft).Select(line => line.Node.Id));
    }
}
