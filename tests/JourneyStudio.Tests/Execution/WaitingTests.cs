using System.Collections.Immutable;
using JourneyStudio.Engine.Content;
using JourneyStudio.Engine.Execution;
using JourneyStudio.Engine.Members;
using JourneyStudio.Engine.Simulation;

namespace JourneyStudio.Tests.Execution;

/// <summary>SEMANTICS, "Time" and "Waiting for events".</summary>
public sealed class WaitingTests
{
    private const string Go = "in EventTrigger {\"event\":\"go\"}";
    private static readonly string[] Waiting = [Go, "wait WaitForEvent {\"event\":\"paid\",\"timeout\":\"PT1H\"}"];

    [Fact]
    [Trait("Semantics", "time.elapsed")]
    public async Task Wait_NinetyDays_EndsAtTheSameLocalTime()
    {
        var lab = await new Lab { Zone = "Europe/Berlin" }.Journey([Go, "wait Wait {\"duration\":\"P180D\"}"], "in.Done>wait").Happens("go", TimeSpan.Zero).RunAsync();
        Assert.Equal(Lab.Start.AddDays(180).AddHours(-1), lab.Left("wait"));
    }

    [Theory]
    [Trait("Semantics", "waiting.both-due")]
    [Trait("Semantics", "flow.event")]
    [InlineData(59, "in:Done wait:Happened")]
    [InlineData(60, "in:Done wait:Happened")]
    [InlineData(61, "in:Done wait:Timeout")]
    public async Task EventAndTimeout_TheEventWinsUpToTheTimeout(int minutes, string path)
    {
        var lab = await new Lab().Journey(Waiting, "in.Done>wait").Happens("go", TimeSpan.Zero).Happens("paid", TimeSpan.FromMinutes(minutes)).RunAsync();
        Assert.Equal(path, lab.Path());
    }

    [Theory]
    [Trait("Semantics", "waiting.slack")]
    [InlineData(-4, "in:Done wait:Happened")]
    [InlineData(-6, "in:Done wait")]
    public void Event_OccurredBeforeTheToken_CountsForFiveMinutes(int minutes, string path)
    {
        var turn = OneTurn.Over(["in EventTrigger {\"event\":\"go\"}", "wait WaitForEvent {\"event\":\"paid\"}"], ("go", TimeSpan.Zero), ("paid", TimeSpan.FromMinutes(minutes)));
        Assert.Equal(path, OneTurn.Path(turn));
    }

    [Fact]
    [Trait("Semantics", "waiting.on-its-way")]
    public void Event_StoredWhileTheTokenIsOnItsWay_IsFoundWhenItParks()
    {
        var turn = OneTurn.Over(["in EventTrigger {\"event\":\"go\"}", "wait WaitForEvent {\"event\":\"paid\"}"], ("go", TimeSpan.Zero), ("paid", TimeSpan.Zero));
        Assert.Equal("in:Done wait:Happened", OneTurn.Path(turn));
        Assert.Equal([1L, 2L], turn.Routed.AsEnumerable());
    }

    [Fact]
    [Trait("Semantics", "waiting.many")]
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
    [Trait("Semantics", "waiting.late")]
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
    [Trait("Semantics", "waiting.both-due")]
    public void LateTurn_EventOccurredBeforeTheTimeout_Wins()
    {
        var turn = OneTurn.Resume("wait WaitForEvent {\"event\":\"paid\",\"timeout\":\"PT1H\"}", due: TimeSpan.FromHours(1), ("paid", TimeSpan.FromMinutes(30)));
        Assert.Equal("Happened", Assert.Single(turn.Departures).Port);
        Assert.Equal(EnrollmentState.Completed, Assert.Single(turn.Enrollments).Enrollment.State);
    }

    [Theory]
    [Trait("Semantics", "waiting.since-entry")]
    [InlineData("arrival", "in:Done hour:Done wait:Timeout")]
    [InlineData("entry", "in:Done hour:Done wait:Happened")]
    public async Task Event_StoredLateAndOccurredBeforeTheToken_CountsWhereTheWaitSaysSo(string since, string path)
    {
        // The till tells at 90 minutes what was paid at 30; the member came to the wait at 60.
        var plans = new Lab().Journey([Go, "hour Wait {\"duration\":\"PT1H\"}", $$"""wait WaitForEvent {"event":"paid","timeout":"PT1H","since":"{{since}}"}"""], "in.Done>hour hour.Done>wait").Plans();
        var store = new InMemoryStore(new Dictionary<string, SessionRecord>());
        await store.AddMemberAsync(OneTurn.Member, default);
        foreach (var (name, at, stored) in new[] { ("go", 0, 0), ("", 60, 60), ("paid", 30, 90), ("", 120, 120) })
        {
            if (name.Length > 0) await store.ActAsync(new MemberAct(OneTurn.Member.Id, Lab.Start.AddMinutes(at), name, ImmutableSortedDictionary<string, AttributeValue>.Empty, ImmutableSortedDictionary<string, AttributeValue?>.Empty, null) { StoredAt = Lab.Start.AddMinutes(stored) }, default);
            while ((await BatchTurn.RunAsync(store, new SlotLease([0], 1), plans, Lab.Start.AddMinutes(stored), 10, default)).Members > 0)
            {
            }
        }

        Assert.Equal(path, string.Join(' ', (await store.TraceAsync(default)).Select(traced => $"{traced.Step.Activity}:{traced.Step.Port}")));
    }
}
