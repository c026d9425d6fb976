using JourneyStudio.Web.Features.Journeys.Map;

namespace JourneyStudio.Web.Tests.Journeys;

public sealed class MapLayoutTests
{
    [Fact]
    public void Place_AChainWithAShortcut_GoesFromLeftToRight()
    {
        var places = MapLayout.Place(["last", "first", "middle"], [("first", "middle"), ("middle", "last"), ("first", "last")]);

        Assert.Equal([2, 0, 1], new[] { "last", "first", "middle" }.Select(id => places[id].Column));
    }

    [Fact]
    public void Place_ACircle_CutsItWhereItWasFirstMet()
    {
        var places = MapLayout.Place(["a", "b", "c"], [("a", "b"), ("b", "c"), ("c", "a"), ("b", "b")]);

        Assert.Equal([(0, 0), (1, 0), (2, 0)], new[] { "a", "b", "c" }.Select(id => places[id]));
    }

    [Fact]
    public void Place_SeveralInAColumn_StandBelowEachOther()
    {
        var places = MapLayout.Place(["root", "x", "y"], [("root", "x"), ("root", "y")]);

        Assert.Equal([(0, 0), (1, 0), (1, 1)], new[] { "root", "x", "y" }.Select(id => places[id]));
    }
}
