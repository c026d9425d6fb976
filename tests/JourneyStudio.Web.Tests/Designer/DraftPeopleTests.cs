using JourneyStudio.Web.Features.Designer.Presence;

namespace JourneyStudio.Web.Tests.Designer;

public sealed class DraftPeopleTests
{
    private readonly DraftPeople people = new();
    private int told;

    [Fact]
    public void Others_OfTheSameJourney_AreSeenWithWhatTheyChose()
    {
        using var me = people.Enter("journey", 1, "li", () => told++);
        using var other = people.Enter("journey", 2, "wang", () => { });
        using var elsewhere = people.Enter("another", 3, "chen", () => { });

        other.Select(["wait"]);

        var seen = Assert.Single(me.Others);
        Assert.Equal(("wang", "W", false), (seen.Name, seen.Initial, seen.Self));
        Assert.Equal(["wait"], seen.Selected);
        Assert.Equal(2, told);
    }

    [Fact]
    public void Others_TheSameAccountInAnotherTab_IsOneself()
    {
        using var me = people.Enter("journey", 1, "li", () => { });
        using var tab = people.Enter("journey", 1, "li", () => { });

        Assert.True(Assert.Single(me.Others).Self);
    }

    [Fact]
    public void Others_WhoLeaveOrLoseTheirBrowser_AreGoneAtOnce()
    {
        using var me = people.Enter("journey", 1, "li", () => told++);
        var other = people.Enter("journey", 2, "wang", () => { });

        other.Connected(false);
        Assert.Empty(me.Others);
        other.Connected(true);
        Assert.Single(me.Others);
        other.Dispose();
        Assert.Empty(me.Others);
        Assert.Equal(4, told);
    }

    [Fact]
    public void Others_OnAnotherNode_AreSeenUntilTheyLeaveOrTheirNodeFallsSilent()
    {
        var noon = DateTimeOffset.UnixEpoch;
        using var me = people.Enter("journey", 1, "li", () => told++);
        var wang = new SeatWord(Guid.NewGuid(), "journey", 2, "wang", ["wait"], Here: true);
        var chen = new SeatWord(Guid.NewGuid(), "journey", 3, "chen", [], Here: true);

        people.Hear(wang, noon);
        people.Hear(chen, noon.AddSeconds(20));
        Assert.Equal(["chen", "wang"], me.Others.Select(person => person.Name));
        Assert.Equal(["wait"], me.Others[1].Selected);

        people.Forget(noon.AddSeconds(10));
        Assert.Equal("chen", Assert.Single(me.Others).Name);
        people.Hear(chen with { Here = false }, noon.AddSeconds(21));
        Assert.Empty(me.Others);
        Assert.Equal(4, told);
    }
}
