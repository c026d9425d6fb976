using JourneyStudio.Engine.Execution;

namespace JourneyStudio.Tests.Execution;

/// <summary>SEMANTICS, "Time" and "Waiting for events".</summary>
public sealed class WaitingTests
{
    private const string Go = "in EventTrigger {\"event\":\"go\"}";
    private static readonly string[] Waiting = [Go, "wait WaitForEvent {\"event\":\"paid\",\"timeout\":\"PT1H\"}"];

    [Fact]
    public async Task Wait_NinetyDays_EndsAtTheSameLocalTime()
    {
        var lab = await new Lab { Zone = "Europe/Berlin" }.Journey([Go, "wait Wait {\"duration\":\"P180D\"}"], "in.Done>wait").Happens("go", TimeSpan.Zero).RunAsync();
        Assert.Equal(Lab.Start.AddDays(180).AddHours(-1), lab.Left("wait"));
    }

    [Theory]
    [InlineData(59, "in:Done wait:Happened")]
    [InlineData(60, "in:Done wait:Happened")]
    [InlineData(61, "in:Done wait:Timeout")]
    public async Task EventAndTimeout_TheEventWinsUpToTheTimeout(int minutes, string path)
    {
        var lab = await new Lab().Journey(Waiting, "in.Done>wait").Happens("go", TimeSpan.Zero).Happens("paid", TimeSpan.FromMinutes(minutes)).RunAsync();
        Assert.Equal(path, lab.Path());
    }

    [Theory]
    [InlineData(-4, "in:Done wait:Happened")]
    [InlineData(-6, "in:Done wait")]
    public void Event_OccurredBeforeTheToken_CountsForFiveMinutes(int minutes, string path)
    {
        var turn = OneTurn.Over(["in EventTrigger {\"event\":\"go\"}", "wait WaitForEvent {\"event\":\"paid\"}"], ("go", TimeSpan.Zero), ("paid", TimeSpan.FromMinutes(minutes)));
        Assert.Equal(path, OneTurn.Path(turn));
    }

    [Fact]
    public void Event_StoredWhileTheTokenIsOnItsWay_IsFoundWhenItParks()
    {
        var turn = OneTurn.Over(["in EventTrigger {\"event\":\"go\"}", "wait WaitForEvent {\"event\":\"paid\"}"], ("go", TimeSpan.Zero), ("paid", TimeSpan.Zero));
        Assert.Equal("in:Done wait:Happened", OneTurn.Path(turn));
        Assert.Equal([1L, 2L], turn.Routed.AsEnumerable());
    }

    [Fact]
    public async Task OneEvent_SatisfiesManyTokens_EachOnce()
    {
        var lab = await new Lab().Journey([Go, "a WaitForEvent {\"event\":\"paid\"}", "b WaitForEvent {\"event\":\"paid\"}", "c WaitForEvent {\"event\":\"paid\"}"], "in.Done>a in.Done>b a.Happened>c")
            .Happens("go", TimeSpan.Zero).Happens("paid", TimeSpan.FromHours(1)).RunAsync();
        Assert.Equal("in:Done a:Happened b:Happened c", lab.Path());
    }

    [Fact]
    public async Task Event_OfAnotherRecord_IsLeftToItsOwnEnrollment()
    {
        var lab = await new Lab().Journey([Go, "wait WaitForEvent {\"event\":\"paid\"}"], "in.Done>wait", """{"reentry":{"mode":"never","key":"order"}}""")
            .Happens("go", TimeSpan.Zero, ("order", "o1")).Happens("go", TimeSpan.FromMinutes(1), ("order", "o2")).Happens("paid", TimeSpan.FromHours(1), ("order", "o2")).RunAsync();
        Assert.Equal("in:Done wait in:Done wait:Happened", lab.Path());
    }

    [Fact]
    public async Task Event_AfterTheTimeoutWasActedOn_ChangesNothing()
    {
        var lab = await new Lab().Journey(Waiting, "in.Done>wait").Happens("go", TimeSpan.Zero).Happens("other", TimeSpan.FromHours(2)).Happens("paid", TimeSpan.FromHours(3)).RunAsync();
        Assert.Equal("in:Done wait:Timeout", lab.Path());
        Assert.Equal(Lab.Start.AddHours(1), lab.Left("wait"));
    }

    [Fact]
    public void LateTurn_TokensDueBeforeTheEventOccurred_GoFirst()
    {
        var turn = OneTurn.Resume("wait WaitForEvent {\"event\":\"paid\",\"timeout\":\"PT1H\"}", due: TimeSpan.FromHours(1), ("paid", TimeSpan.FromHours(2)));
        Assert.Equal("Timeout", Assert.Single(turn.Departures).Port);
    }

    [Fact]
    public void LateTurn_EventOccurredBeforeTheTimeout_Wins()
    {
        var turn = OneTurn.Resume("wait WaitForEvent {\"event\":\"paid\",\"timeout\":\"PT1H\"}", due: TimeSpan.FromHours(1), ("paid", TimeSpan.FromMinutes(30)));
        Assert.Equal("Happened", Assert.Single(turn.Departures).Port);
        Assert.Equal(EnrollmentState.Completed, Assert.Single(turn.Enrollments).Enrollment.State);
    }
}
