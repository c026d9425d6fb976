using System.Text.Json;
using JourneyStudio.Engine.Clocks;
using JourneyStudio.Engine.Content;
using JourneyStudio.Engine.Members;
using JourneyStudio.Engine.Rules;
using JourneyStudio.Engine.Simulation;

namespace JourneyStudio.Tests.Execution;

/// <summary>SEMANTICS, "Entry": audience starts and date triggers. The lab starts on Tuesday 24 November 2026 at 10:00 in Shanghai.</summary>
public sealed class AudienceStartTests
{
    private const string Vip = "\"audience\":{\"tag\":\"vip\",\"has\":true}";

    [Theory]
    [Trait("Semantics", "trigger.schedule")]
    [InlineData("{\"at\":\"2026-11-25T09:00\",\"zone\":\"Asia/Shanghai\"}", 1)]
    [InlineData("{\"at\":\"2026-11-24T09:00\",\"zone\":\"Asia/Shanghai\"}", 0)]
    [InlineData("{\"cron\":\"0 9 * * *\",\"zone\":\"Asia/Shanghai\"}", 7)]
    [InlineData("{\"cron\":\"0 9 * * MON-FRI\",\"zone\":\"Asia/Shanghai\"}", 5)]
    [InlineData("{\"cron\":\"0 9 * * *\"," + Vip + "}", 0)]
    public async Task Schedule_OverAWeek_LetsItsAudienceInAtEachStart(string settings, int entries)
    {
        var lab = await new Lab { Until = Lab.Start.AddDays(7) }.Journey([$"in ScheduleTrigger {settings}"], "", """{"reentry":{"mode":"always"}}""").RunAsync();
        Assert.Equal(entries, lab.Entries());
    }

    [Fact]
    public async Task Schedule_UnderNever_LetsAMemberInOnce()
    {
        var lab = await new Lab { Until = Lab.Start.AddDays(7), Tags = ["vip"] }.Journey(["in ScheduleTrigger {\"cron\":\"0 9 * * *\"," + Vip + "}"], "").RunAsync();
        Assert.Equal(1, lab.Entries());
    }

    [Theory]
    [Trait("Semantics", "entry.date-key")]
    [Trait("Semantics", "trigger.date")]
    [InlineData("\"recurrence\":\"yearly\"", "1990-11-30", "2026-11-27T02:00:00Z 2027-11-27T02:00:00Z")]
    [InlineData("\"recurrence\":\"once\"", "2026-11-30", "2026-11-27T02:00:00Z")]
    // Due before the journey was published: not sent
    [InlineData("\"recurrence\":\"once\"", "2026-11-26", "")]
    // 27 November and 15 days after: by the lunar calendar 19 October, on 27 November 2026 and 16 November 2027
    [InlineData("\"recurrence\":\"lunar\"", "1990-12-05", "2026-11-24T02:00:00Z 2027-11-13T02:00:00Z")]
    public async Task DateTrigger_UnderNever_EntersOnEachOccurrence(string recurrence, string birthday, string expected)
    {
        var settings = $$"""{"anchor":"attribute","attribute":"birthday","offset":"P3D","direction":"before","at":"10:00",{{recurrence}}}""";
        var lab = await new Lab { Until = Lab.Start.AddDays(380), Attributes = [("birthday", birthday)] }.Journey([$"in DateTrigger {settings}"], "").RunAsync();
        var entered = string.Join(' ', lab.Result.Trace.Select(traced => traced.Step.ArrivedAt.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'")));
        Assert.Equal(expected.Replace("2026-11-24T02:00:00Z ", ""), entered);
    }

    [Fact]
    [Trait("Semantics", "time.follows")]
    public async Task DateTrigger_WhenTheDateMoves_FollowsIt()
    {
        var lab = await new Lab { Until = Lab.Start.AddDays(30), Attributes = [("due", "2026-12-01")] }
            .Journey(["in DateTrigger {\"anchor\":\"attribute\",\"attribute\":\"due\",\"at\":\"10:00\"}"], "").Changes("due", "2026-12-10", TimeSpan.FromDays(2)).RunAsync();
        Assert.Equal(DateTimeOffset.Parse("2026-12-10T02:00:00Z"), Assert.Single(lab.Result.Trace).Step.ArrivedAt);
        Assert.Equal("due|2026-12-10|+PT0S", lab.Result.Trace.Single().EntryKey);
    }

    [Fact]
    [Trait("Semantics", "time.session-zone")]
    public async Task DateTrigger_OfASession_ConcernsThoseWhoCarryItAndUsesItsZone()
    {
        var session = new SessionRecord
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
        var lab = await new Lab { Until = Lab.Start.AddDays(30), Sessions = [session, session with { Key = "s2" }], Tags = ["checked-in@s1"] }
            .Journey(["in DateTrigger {\"anchor\":\"session.start\",\"offset\":\"P1D\",\"direction\":\"before\",\"at\":\"10:00\"}", "wait WaitForEvent {\"event\":\"x\"}"], "in.Done>wait").RunAsync();
        Assert.Equal(DateTimeOffset.Parse("2026-11-30T10:00:00-05:00"), lab.Left("in"));
        Assert.Equal("s1|2026-12-01|-P1D", lab.Result.Trace[0].EntryKey);
    }

    [Theory]
    [InlineData(MissedRuns.Latest, "2026-11-24T01:00:00Z")]
    [InlineData(MissedRuns.All, "2026-11-22T01:00:00Z 2026-11-23T01:00:00Z 2026-11-24T01:00:00Z")]
    [InlineData(MissedRuns.None, "")]
    public void Starts_MissedWhileNothingRan_AreMadeUpForAsSet(MissedRuns missed, string expected)
    {
        var schedule = new ClockSpec.Schedule(null, Engine.Time.CronSchedule.Parse("0 9 * * *").Value, "Asia/Shanghai", null, missed);
        var starts = ClockTrigger.Starts(schedule, Lab.Start.AddDays(-2).AddHours(-2), Lab.Start, TimeZoneInfo.Utc);
        Assert.Equal(expected, string.Join(' ', starts.Select(start => new AttributeValue.Instant(start).ToText())));
    }

    [Theory]
    [Trait("Semantics", "entry.date-missed")]
    [InlineData(23, 1)]
    [InlineData(25, 0)]
    public async Task DateTrigger_MissedByDowntime_IsTakenUpUnlessTooLate(int hours, int entries)
    {
        var lab = new Lab().Journey(["in DateTrigger {\"anchor\":\"attribute\",\"attribute\":\"due\",\"at\":\"12:00\"}"], "");
        var plans = lab.Plans();
        var store = new InMemoryStore(new Dictionary<string, SessionRecord>());
        await store.AddMemberAsync(Member(1, new Dictionary<string, AttributeValue> { ["due"] = new AttributeValue.Date(new DateOnly(2026, 11, 24)) }), default);
        var now = DateTimeOffset.Parse("2026-11-24T12:00:00+08:00").AddHours(hours);
        Assert.Equal(1, await ClockTurn.RunAsync(store.Clocks, plans, now, default));
        var (turn, changes) = await Lab.TurnAsync(store, plans, now);
        Assert.Equal(entries, turn);
        if (entries == 0) Assert.Equal("late", Assert.Single(changes.Single().Refusals).Reason);
    }

    [Fact]
    [Trait("Semantics", "entry.audience")]
    public async Task Start_Audience_IsFixedAtTheStartAndNobodyComesTwice()
    {
        var plans = new Lab().Journey(["in ManualTrigger {" + Vip + "}"], "").Plans();
        var store = new InMemoryStore(new Dictionary<string, SessionRecord>());
        for (var id = 1; id <= 3; id++) await store.AddMemberAsync(Member(id, []) with { Tags = id < 3 ? new HashSet<TagKey> { new("vip", "") } : new HashSet<TagKey>() }, default);
        await store.AddMemberAsync(Member(4, []) with { Tags = new HashSet<TagKey> { new("vip", "") }, Closed = true }, default);
        var start = new ClockStart("j1/in", Lab.Start, ClockEvents.Manual, RuleJson.Parse(JsonElement.Parse("""{"tag":"vip","has":true}""")).Value);

        Assert.Equal(2, await store.Clocks.StartAsync(start, plans, Lab.Start, default));
        Assert.Null(await store.Clocks.StartAsync(start, plans, Lab.Start, default));
        Assert.Equal(1, await store.Clocks.AdmitAsync(Lab.Start, default));
        // A restart goes on where it was
        Assert.Equal(1, await ClockTurn.RunAsync(store.Clocks, plans, Lab.Start, default));
        Assert.Equal(2, (await Lab.TurnAsync(store, plans, Lab.Start)).Entries);
    }

    [Theory]
    [Trait("Semantics", "entry.date-past")]
    [InlineData("", 0)]
    [InlineData(",\"past\":\"P10D\"", 1)]
    public async Task DateTrigger_DueBeforePublishing_CountsOnlyIfChosen(string past, int entries)
    {
        var plans = new Lab().Journey([$$"""in DateTrigger {"anchor":"attribute","attribute":"due","at":"12:00"{{past}}}"""], "").Plans();
        var store = new InMemoryStore(new Dictionary<string, SessionRecord>());
        await store.AddMemberAsync(Member(1, new Dictionary<string, AttributeValue> { ["due"] = new AttributeValue.Date(new DateOnly(2026, 11, 20)) }), default);
        var now = Lab.Start.AddMinutes(1);
        Assert.Equal(entries, await ClockTurn.RunAsync(store.Clocks, plans, now, default));
        Assert.Equal(entries, (await Lab.TurnAsync(store, plans, now)).Entries);
    }

    [Fact]
    public async Task ClockEvent_OfAnotherTrigger_DecidesNothingHere()
    {
        var lab = await new Lab().Journey(["in ManualTrigger {}"], "").Journey(["in ManualTrigger {}"], "").Happens(ClockEvents.Manual, TimeSpan.Zero, (ClockEvents.Trigger, "j2/in")).RunAsync();
        Assert.Equal((0, 1), (lab.Entries(1), lab.Entries(2)));
    }

    private static MemberSnapshot Member(int id, Dictionary<string, AttributeValue> attributes) => new()
    {
        Id = new MemberId(id),
        PublicId = $"m{id}",
        Zone = TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai"),
        Language = Languages.English,
        Attributes = attributes,
    };
}
