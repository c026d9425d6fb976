using JourneyStudio.Engine.Execution;

namespace JourneyStudio.Tests.Execution;

/// <summary>SEMANTICS.md, "Waiting for events" (wait for rule) and "Running" (exit-when when something they read changes).</summary>
public sealed class FollowingTests
{
    private const string Enter = """in EventTrigger {"event":"start"}""";
    private const string Never = """{"reentry":{"mode":"never"}}""";

    [Fact]
    [Trait("Semantics", "waiting.rule")]
    public async Task WaitForRule_RuleHoldsAlready_GoesOnAtOnce()
    {
        var result = await new Lab { Tags = ["vip"] }.Journey([Enter, """until WaitForRule {"rule":{"tag":"vip","has":true},"timeout":"P3D"}"""], "in.Done>until").Happens("start", TimeSpan.Zero).RunAsync();

        Assert.Equal("in:Done until:Met", result.Path());
        Assert.Equal(Lab.Start, result.Left("until"));
    }

    [Fact]
    [Trait("Semantics", "flow.rule")]
    public async Task WaitForRule_EventMakesItHold_GoesOnThen()
    {
        var result = await new Lab()
            .Journey([Enter, """until WaitForRule {"rule":{"event":"order.paid","atLeast":2},"timeout":"P3D"}"""], "in.Done>until")
            .Happens("start", TimeSpan.Zero).Happens("order.paid", TimeSpan.FromHours(1)).Happens("order.paid", TimeSpan.FromHours(2)).RunAsync();

        Assert.Equal("in:Done until:Met", result.Path());
        Assert.Equal(Lab.Start.AddHours(2), result.Left("until"));
    }

    [Fact]
    [Trait("Semantics", "waiting.marked")]
    public async Task WaitForRule_AnotherJourneyMakesItHold_GoesOnInTheSameTurn()
    {
        var result = await new Lab { Until = Lab.Start.AddDays(9) }
            .Journey([Enter, """until WaitForRule {"rule":{"tag":"vip","has":true}}"""], "in.Done>until")
            .Journey(["""in EventTrigger {"event":"start"}""", """hour Wait {"duration":"PT1H"}""", """tag Tags {"add":["vip"]}"""], "in.Done>hour hour.Done>tag")
            .Happens("start", TimeSpan.Zero).RunAsync();

        Assert.Equal("in:Done until:Met", result.Path());
        Assert.Equal(Lab.Start.AddHours(1), result.Left("until"));
    }

    [Fact]
    [Trait("Semantics", "waiting.rule")]
    public async Task WaitForRule_TimeOut_LeavesByTimeout()
    {
        var result = await new Lab { Until = Lab.Start.AddDays(9) }.Journey([Enter, """until WaitForRule {"rule":{"tag":"vip","has":true},"timeout":"P3D"}"""], "in.Done>until").Happens("start", TimeSpan.Zero).RunAsync();

        Assert.Equal("in:Done until:Timeout", result.Path());
        Assert.Equal(Lab.Start.AddDays(3), result.Left("until"));
    }

    [Fact]
    [Trait("Semantics", "waiting.rule")]
    public async Task WaitForRule_TimeAloneMakesItHold_GoesOnAtThatInstant()
    {
        // An event leaves the window of 7 days exactly 7 days after it occurred.
        var result = await new Lab { Until = Lab.Start.AddDays(30) }
            .Journey([Enter, """until WaitForRule {"rule":{"none":[{"event":"order.paid","atLeast":1,"within":"P7D"}]}}"""], "in.Done>until")
            .Happens("order.paid", TimeSpan.Zero).Happens("start", TimeSpan.FromHours(1)).RunAsync();

        Assert.Equal("in:Done until:Met", result.Path());
        Assert.Equal(Lab.Start.AddDays(7), result.Left("until"));
    }

    [Fact]
    [Trait("Semantics", "waiting.exit-too")]
    public async Task ExitWhen_BecomesTrueWhileWaiting_EndsTheEnrollmentAtOnce()
    {
        var result = await new Lab { Until = Lab.Start.AddDays(9) }
            .Journey([Enter, """day Wait {"duration":"P3D"}"""], "in.Done>day", """{"exitWhen":{"event":"order.paid","atLeast":1}}""")
            .Happens("start", TimeSpan.Zero).Happens("order.paid", TimeSpan.FromHours(5)).RunAsync();

        Assert.Equal("in:Done day:exited", result.Path());
        Assert.Equal(Lab.Start.AddHours(5), result.Left("day"));
        Assert.Equal(EnrollmentState.Exited, result.State());
    }

    [Fact]
    [Trait("Semantics", "waiting.exit-too")]
    public async Task ExitWhen_TimeAloneMakesItTrue_EndsTheEnrollmentThen()
    {
        var result = await new Lab { Until = Lab.Start.AddDays(60) }
            .Journey([Enter, """long Wait {"duration":"P30D"}"""], "in.Done>long", """{"exitWhen":{"none":[{"event":"order.paid","within":"P7D"}]}}""")
            .Happens("order.paid", TimeSpan.Zero).Happens("start", TimeSpan.FromHours(1)).RunAsync();

        Assert.Equal("in:Done long:exited", result.Path());
        Assert.Equal(Lab.Start.AddDays(7), result.Left("long"));
    }

    [Fact]
    public async Task Journeys_ThatUndoEachOtherWithoutAWait_AreStopped()
    {
        // The tag opens the one wait and closes the other, back and forth.
        var result = await new Lab()
            .Journey([Enter, """a WaitForRule {"rule":{"tag":"vip","has":true}}""", """off Tags {"remove":["vip"]}"""], "in.Done>a a.Met>off off.Done>a", Never)
            .Journey([Enter, """b WaitForRule {"rule":{"tag":"vip","has":false}}""", """on Tags {"add":["vip"]}"""], "in.Done>b b.Met>on on.Done>b", Never)
            .Happens("start", TimeSpan.Zero).RunAsync();

        Assert.Contains(EnrollmentState.Failed, new[] { result.State(1), result.State(2) });
    }
}
