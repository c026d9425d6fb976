using JourneyStudio.Engine.Content;
using JourneyStudio.Engine.Execution;

namespace JourneyStudio.Tests.Execution;

/// <summary>SEMANTICS, "Time": waits until a time, a moment, a date. The lab starts on Tuesday 24 November 2026 at 10:00 in Shanghai.</summary>
public sealed class TimeTests
{
    private const string Go = "in EventTrigger {\"event\":\"go\"}";

    private static SessionRecord Session { get; } = new()
    {
        Key = "s1",
        Names = new("Class", "课"),
        Store = "x",
        Place = new("Hall", "厅"),
        Zone = "America/New_York",
        StartsAt = DateTimeOffset.Parse("2026-12-01T14:00:00-05:00"),
        EndsAt = DateTimeOffset.Parse("2026-12-01T16:00:00-05:00"),
        Capacity = 10,
    };

    [Theory]
    [Trait("Semantics", "time.next")]
    [Trait("Semantics", "flow.until")]
    [InlineData("10:00", "", "2026-11-24T02:00:00Z")]
    [InlineData("09:59", "", "2026-11-25T01:59:00Z")]
    [InlineData("10:00", "\"sat\",\"sun\"", "2026-11-28T02:00:00Z")]
    public async Task WaitUntil_TimeOfDay_IsTheNextOneAndNowCounts(string at, string days, string expected)
    {
        var lab = await Waits($$"""{"mode":"time","at":"{{at}}","days":[{{days}}]}""").Happens("go", TimeSpan.Zero).RunAsync();
        Assert.Equal(DateTimeOffset.Parse(expected), lab.Left("wait"));
    }

    [Theory]
    [Trait("Semantics", "time.two-ends")]
    [InlineData("09:00", "18:00", "2026-11-24T02:00:00Z")]
    [InlineData("18:00", "21:00", "2026-11-24T10:00:00Z")]
    [InlineData("08:00", "10:00", "2026-11-25T00:00:00Z")]
    public async Task WaitUntil_Window_HasTwoEnds(string at, string to, string expected)
    {
        var lab = await Waits($$"""{"mode":"time","at":"{{at}}","to":"{{to}}"}""").Happens("go", TimeSpan.Zero).RunAsync();
        Assert.Equal(DateTimeOffset.Parse(expected), lab.Left("wait"));
    }

    [Fact]
    public async Task Wait_OfAnyKind_ShowsTheInstantItResolvedTo()
    {
        var lab = await new Lab().Journey(
            [Go, "a Wait {\"duration\":\"P1D\"}", "b WaitForEvent {\"event\":\"paid\",\"timeout\":\"PT1H\"}", "c WaitUntil {\"mode\":\"moment\",\"on\":\"2026-12-01T09:00\"}"],
            "in.Done>a a.Done>b b.Timeout>c").Happens("go", TimeSpan.Zero).RunAsync();
        Assert.Equal(["2026-11-25T02:00:00Z"], lab.Resolved("a"));
        Assert.Equal(["2026-11-25T03:00:00Z"], lab.Resolved("b"));
        Assert.Equal(["2026-12-01T01:00:00Z"], lab.Resolved("c"));
    }

    [Theory]
    [Trait("Semantics", "time.past")]
    [InlineData("continue", "in:Done wait:Done")]
    [InlineData("passed", "in:Done wait:Passed")]
    [InlineData("exit", "in:Done wait:exited")]
    public async Task WaitUntil_OffsetAlreadyPast_DoesWhatTheActivitySays(string past, string path)
    {
        var lab = await Waits($$"""{"mode":"date","anchor":"attribute","attribute":"due","offset":"P3D","direction":"before","at":"09:00","whenPast":"{{past}}"}""", ("due", "2026-11-26"))
            .Happens("go", TimeSpan.Zero).RunAsync();
        Assert.Equal(path, lab.Path());
    }

    [Theory]
    [Trait("Semantics", "time.two-ends")]
    [InlineData("2026-11-24", "in:Done wait:Done")]
    [InlineData("2026-11-27", "in:Done wait:Done")]
    [InlineData("2026-11-23", "in:Done wait:Passed")]
    public async Task WaitUntil_ZeroToThreeDaysLeft_TakesBothEnds(string due, string path)
    {
        var lab = await Waits("""{"mode":"date","anchor":"attribute","attribute":"due","offset":"P3D","direction":"before","at":"10:00","openFor":"P3D","whenPast":"passed"}""", ("due", due))
            .Happens("go", TimeSpan.Zero).RunAsync();
        Assert.Equal(path, lab.Path());
        Assert.Equal(Lab.Start, lab.Left("wait"));
    }

    [Fact]
    [Trait("Semantics", "time.follows")]
    public async Task WaitUntil_WhenTheDateMoves_ResolvesAgain()
    {
        var lab = await Waits("""{"mode":"date","anchor":"attribute","attribute":"due","at":"09:00","whenPast":"exit"}""", ("due", "2026-12-01"))
            .Happens("go", TimeSpan.Zero).Changes("due", "2026-12-05", TimeSpan.FromDays(2)).Changes("due", "2026-12-03", TimeSpan.FromDays(3)).RunAsync();
        Assert.Equal("in:Done wait:Done", lab.Path());
        Assert.Equal(DateTimeOffset.Parse("2026-12-03T01:00:00Z"), lab.Left("wait"));
        Assert.Equal(["2026-12-01T01:00:00Z", "2026-12-05T01:00:00Z", "2026-12-03T01:00:00Z"], lab.Resolved("wait"));
    }

    [Fact]
    public async Task WaitUntil_WhenTheDateMovesToBetweenArrivalAndNow_GoesOn()
    {
        var lab = await Waits("""{"mode":"date","anchor":"attribute","attribute":"due","at":"09:00","whenPast":"exit"}""", ("due", "2026-12-01"))
            .Happens("go", TimeSpan.Zero).Changes("due", "2026-11-25", TimeSpan.FromDays(3)).RunAsync();
        Assert.Equal("in:Done wait:Done", lab.Path());
        Assert.Equal(Lab.Start.AddDays(3), lab.Left("wait"));
    }

    [Fact]
    [Trait("Semantics", "time.cleared")]
    public async Task WaitUntil_WhenTheDateIsCleared_LeavesByNoDate()
    {
        var lab = await Waits("""{"mode":"date","anchor":"attribute","attribute":"due","at":"09:00","whenPast":"exit"}""", ("due", "2026-12-01"))
            .Happens("go", TimeSpan.Zero).Changes("due", null, TimeSpan.FromDays(2)).RunAsync();
        Assert.Equal("in:Done wait:NoDate", lab.Path());
    }

    [Fact]
    [Trait("Semantics", "time.session-zone")]
    public async Task WaitUntil_SessionDate_UsesTheSessionsZone()
    {
        var lab = await OfSession().RunAsync();
        Assert.Equal(DateTimeOffset.Parse("2026-11-30T10:00:00-05:00"), lab.Left("wait"));
    }

    [Fact]
    [Trait("Semantics", "time.follows")]
    public async Task WaitUntil_WhenTheSessionMoves_ResolvesAgain()
    {
        var lab = await OfSession().Moves(Session with { StartsAt = Session.StartsAt.AddDays(2), EndsAt = Session.EndsAt.AddDays(2) }, TimeSpan.FromDays(1)).RunAsync();
        Assert.Equal(DateTimeOffset.Parse("2026-12-02T10:00:00-05:00"), lab.Left("wait"));
    }

    [Fact]
    [Trait("Semantics", "time.cancelled")]
    public async Task WaitUntil_WhenTheSessionIsCancelled_ExitsWithItsNotice()
    {
        var lab = await OfSession().Moves(Session with { Cancelled = true }, TimeSpan.FromDays(1)).RunAsync();
        Assert.Equal("in:Done wait:exited", lab.Path());
        Assert.Equal(EnrollmentState.Exited, lab.State());
        Assert.Contains(lab.Result.Trace.Last().Step.Values, value => value.Value == "session-cancelled");
    }

    /// <summary>Mail waits for the quiet hours to end: it would be about a meeting that is no more.</summary>
    [Fact]
    [Trait("Semantics", "messages.session-cancelled")]
    public async Task Send_HeldWhileTheSessionIsCancelled_IsSkipped()
    {
        var lab = await new Lab { Sessions = [Session], Policy = new() { QuietHours = [new() { From = "09:00", To = "12:00" }] } }
            .Journey([Go, "send SendEmail {\"template\":\"offer\"}"], "in.Done>send")
            .Happens("go", TimeSpan.Zero, ("session", "s1")).Moves(Session with { Cancelled = true }, TimeSpan.FromHours(1)).RunAsync();
        Assert.Equal("in:Done send:Skipped", lab.Path());
        Assert.Contains(lab.Result.Trace.Last().Step.Values, value => value.Value == "session-cancelled");
        Assert.Empty(lab.Result.Messages);
    }

    [Theory]
    [Trait("Semantics", "time.past-said")]
    [InlineData("""{"mode":"date","anchor":"attribute","attribute":"due"}""", "wait.past-unsaid")]
    [InlineData("""{"mode":"date","anchor":"attribute","whenPast":"exit"}""", "setting.missing")]
    [InlineData("""{"mode":"time"}""", "setting.missing")]
    [InlineData("""{"mode":"moment"}""", "setting.missing")]
    [InlineData("""{"mode":"time","at":"25:00"}""", "time.invalid")]
    public void WaitUntil_Unsaid_IsDemandedByTheCheck(string settings, string code) => Assert.Equal(code, Lab.Problems("WaitUntil", settings).First().Code);

    private static Lab Waits(string settings, params (string Key, object Value)[] attributes) =>
        new Lab { Attributes = attributes }.Journey([Go, $"wait WaitUntil {settings}"], "in.Done>wait");

    private static Lab OfSession() => new Lab { Sessions = [Session] }
        .Journey([Go, "wait WaitUntil {\"mode\":\"date\",\"anchor\":\"session.start\",\"offset\":\"P1D\",\"direction\":\"before\",\"at\":\"10:00\",\"whenPast\":\"exit\"}"], "in.Done>wait")
        .Happens("go", TimeSpan.Zero, ("session", "s1"));
}
