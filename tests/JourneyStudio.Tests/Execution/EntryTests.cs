
namespace JourneyStudio.Tests.Execution;

/// <summary>SEMANTICS, "Entry".</summary>
public sealed class EntryTests
{
    private static readonly string[] WaitJourney = ["in EventTrigger {\"event\":\"go\"}", "wait Wait {\"duration\":\"P1D\"}"];

    [Fact]
    public async Task Trigger_FilterRefuses_NobodyEnters()
    {
        var lab = await new Lab().Journey(["in EventTrigger {\"event\":\"go\",\"filter\":{\"tag\":\"vip\",\"has\":true}}"], "").Happens("go", TimeSpan.Zero).RunAsync();
        Assert.Equal(0, lab.Entries());
    }

    [Theory]
    [InlineData("{}", 1)]
    [InlineData("""{"reentry":{"mode":"never"}}""", 1)]
    [InlineData("""{"reentry":{"mode":"always"}}""", 2)]
    [InlineData("""{"reentry":{"mode":"afterDays","days":7}}""", 1)]
    [InlineData("""{"reentry":{"mode":"afterDays","days":3}}""", 2)]
    public async Task Reentry_AfterTheFirstEnded_FollowsTheMode(string rules, int entries)
    {
        var lab = await new Lab().Journey(WaitJourney, "in.Done>wait", rules).Happens("go", TimeSpan.Zero).Happens("go", TimeSpan.FromDays(3)).RunAsync();
        Assert.Equal(entries, lab.Entries());
    }

    [Theory]
    [InlineData("""{"reentry":{"mode":"always"}}""", "in:Done wait:Done")]
    [InlineData("""{"reentry":{"mode":"restart"}}""", "in:Done wait:cancelled in:Done wait:Done")]
    public async Task Reentry_WhileActive_StartsNothingUnlessRestart(string rules, string path)
    {
        var lab = await new Lab().Journey(WaitJourney, "in.Done>wait", rules).Happens("go", TimeSpan.Zero).Happens("go", TimeSpan.FromHours(1)).RunAsync();
        Assert.Equal(path, lab.Path());
    }

    [Fact]
    public async Task EntryKey_NamesARecord_EachRecordEntersOnce()
    {
        var lab = await new Lab().Journey(WaitJourney, "in.Done>wait", """{"reentry":{"mode":"never","key":"order"}}""")
            .Happens("go", TimeSpan.Zero, ("order", "o1")).Happens("go", TimeSpan.FromHours(1), ("order", "o2")).Happens("go", TimeSpan.FromDays(9), ("order", "o1"))
            .Happens("go", TimeSpan.FromDays(10)).RunAsync();
        Assert.Equal(2, lab.Entries());
    }

    [Fact]
    public async Task Trigger_RepeatsWhileActive_IsOfferedToTheWait()
    {
        var lab = await new Lab().Journey(["in EventTrigger {\"event\":\"go\"}", "wait WaitForEvent {\"event\":\"go\"}"], "in.Done>wait")
            .Happens("go", TimeSpan.Zero).Happens("go", TimeSpan.FromHours(1)).RunAsync();
        Assert.Equal("in:Done wait:Happened", lab.Path());
    }

    [Theory]
    [InlineData("2026-11-24", 1)]
    [InlineData("2026-11-23", 0)]
    public async Task EntryWindow_LastDay_BelongsToTheWindow(string to, int entries)
    {
        var lab = await new Lab().Journey(WaitJourney, "in.Done>wait", $$$"""{"entryWindow":{"from":"2026-11-01","to":"{{{to}}}"}}""").Happens("go", TimeSpan.FromHours(13)).RunAsync();
        Assert.Equal(entries, lab.Entries());
    }

    [Fact]
    public async Task ExitWhen_TrueAlready_LetsNobodyIn()
    {
        var lab = await new Lab { Tags = ["vip"] }.Journey(WaitJourney, "in.Done>wait", """{"exitWhen":{"tag":"vip","has":true}}""").Happens("go", TimeSpan.Zero).RunAsync();
        Assert.Equal(0, lab.Entries());
    }
}
