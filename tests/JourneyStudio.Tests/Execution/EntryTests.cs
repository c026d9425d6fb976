using JourneyStudio.Engine.Execution;
using JourneyStudio.Engine.Members;

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
    [Trait("Semantics", "entry.again")]
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
    [Trait("Semantics", "entry.restart")]
    [InlineData("""{"reentry":{"mode":"always"}}""", "in:Done wait:Done")]
    [InlineData("""{"reentry":{"mode":"restart"}}""", "in:Done wait:cancelled in:Done wait:Done")]
    public async Task Reentry_WhileActive_StartsNothingUnlessRestart(string rules, string path)
    {
        var lab = await new Lab().Journey(WaitJourney, "in.Done>wait", rules).Happens("go", TimeSpan.Zero).Happens("go", TimeSpan.FromHours(1)).RunAsync();
        Assert.Equal(path, lab.Path());
    }

    [Fact]
    [Trait("Semantics", "entry.key")]
    public async Task EntryKey_NamesARecord_EachRecordEntersOnce()
    {
        var lab = await new Lab().Journey(WaitJourney, "in.Done>wait", """{"reentry":{"mode":"never","key":"order"}}""")
            .Happens("go", TimeSpan.Zero, ("order", "o1")).Happens("go", TimeSpan.FromHours(1), ("order", "o2")).Happens("go", TimeSpan.FromDays(9), ("order", "o1"))
            .Happens("go", TimeSpan.FromDays(10)).RunAsync();
        Assert.Equal(2, lab.Entries());
    }

    [Fact]
    [Trait("Semantics", "entry.repeated")]
    public async Task Trigger_RepeatsWhileActive_IsOfferedToTheWait()
    {
        var lab = await new Lab().Journey(["in EventTrigger {\"event\":\"go\"}", "wait WaitForEvent {\"event\":\"go\"}"], "in.Done>wait")
            .Happens("go", TimeSpan.Zero).Happens("go", TimeSpan.FromHours(1)).RunAsync();
        Assert.Equal("in:Done wait:Happened", lab.Path());
    }

    [Theory]
    [Trait("Semantics", "entry.window")]
    [InlineData("2026-11-24", 1)]
    [InlineData("2026-11-23", 0)]
    public async Task EntryWindow_LastDay_BelongsToTheWindow(string to, int entries)
    {
        var lab = await new Lab().Journey(WaitJourney, "in.Done>wait", $$$"""{"entryWindow":{"from":"2026-11-01","to":"{{{to}}}"}}""").Happens("go", TimeSpan.FromHours(13)).RunAsync();
        Assert.Equal(entries, lab.Entries());
    }

    [Fact]
    [Trait("Semantics", "entry.exit-when")]
    public async Task ExitWhen_TrueAlready_LetsNobodyIn()
    {
        var lab = await new Lab { Tags = ["vip"] }.Journey(WaitJourney, "in.Done>wait", """{"exitWhen":{"tag":"vip","has":true}}""").Happens("go", TimeSpan.Zero).RunAsync();
        Assert.Equal(0, lab.Entries());
    }

    [Theory]
    [Trait("Semantics", "entry.filter")]
    [InlineData("Suzhou", 1)]
    [InlineData("Shanghai", 0)]
    public async Task Trigger_Filter_SeesTheMemberAfterTheChange(string city, int entries)
    {
        var lab = await new Lab { Attributes = [("city", "Shanghai")] }
            .Journey(["in EventTrigger {\"event\":\"profile.edited\",\"filter\":{\"attribute\":\"city\",\"op\":\"is\",\"value\":\"Suzhou\"}}"], "").Changes("city", city, TimeSpan.Zero).RunAsync();
        Assert.Equal(entries, lab.Entries());
    }

    [Fact]
    [Trait("Semantics", "entry.records")]
    public async Task Enrollment_OfAnEventWithRecords_CarriesThem()
    {
        var lab = await new Lab { Until = Lab.Start.AddMinutes(1) }.Journey(WaitJourney, "in.Done>wait")
            .Happens("go", TimeSpan.Zero, ("session", "s1"), ("order", "o1"), ("child", "c1"), ("subscription", "u1"), ("instance", "k1"), ("mood", "fine")).RunAsync();
        var work = await lab.Store.LoadAsync(new SlotLease([0], 1), PlanSet.Empty, Lab.Start.AddDays(2), 10, default);
        var records = Assert.Single(Assert.Single(work.Members).Active).Enrollment.Records;
        Assert.Equal("child=c1 instance=k1 order=o1 session=s1 subscription=u1", string.Join(' ', records.Select(record => $"{record.Key}={record.Value}")));
    }

    [Fact]
    [Trait("Semantics", "entry.session-tag")]
    public async Task Tag_OfAnotherSession_IsAChange()
    {
        var lab = await new Lab { Tags = ["checked-in@s1"] }
            .Journey(["in EventTrigger {\"event\":\"go\"}", "tag Tags {\"add\":[\"checked-in\"]}"], "in.Done>tag", """{"reentry":{"mode":"always"}}""")
            .Journey(["in TagTrigger {\"tags\":[\"checked-in\"]}"], "", """{"reentry":{"mode":"always"}}""")
            .Happens("go", TimeSpan.Zero, ("session", "s1")).Happens("go", TimeSpan.FromHours(1), ("session", "s2")).RunAsync();
        Assert.Equal(1, lab.Entries(2));
        Assert.Equal([new TagKey("checked-in", "s1"), new TagKey("checked-in", "s2")], lab.Member.Tags.OrderBy(tag => tag.Scope));
    }

    [Fact]
    [Trait("Semantics", "entry.session")]
    public async Task Journey_OfManySessions_ReadsTheOneItCarries()
    {
        // The coupon, the tag and the event of one session say nothing of another.
        const string Rule = """{"all":[{"tag":"checked-in","scope":"session"},{"coupon":"gift","state":"issued"},{"event":"came","scope":"session"}]}""";
        var lab = await new Lab { Tags = ["checked-in@s1"] }
            .Journey(["in EventTrigger {\"event\":\"go\"}", "coupon IssueCoupon {\"coupon\":\"gift\",\"onlyIfNone\":true}", $$"""ask Condition {"rule":{{Rule}}}"""], "in.Done>coupon coupon.Done>ask", """{"reentry":{"mode":"never","key":"session"}}""")
            .Happens("came", TimeSpan.Zero, ("session", "s1")).Happens("go", TimeSpan.FromHours(1), ("session", "s1")).Happens("go", TimeSpan.FromHours(2), ("session", "s2")).RunAsync();
        Assert.Equal("in:Done coupon:Done ask:Yes in:Done coupon:Done ask:No", lab.Path());
        Assert.Equal(["s1", "s2"], lab.Member.Coupons.Select(coupon => coupon.Scope));
    }
}
