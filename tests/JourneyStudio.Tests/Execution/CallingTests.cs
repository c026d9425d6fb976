namespace JourneyStudio.Tests.Execution;

/// <summary>DESIGN.md 4: start another journey, with and without waiting for it.</summary>
public sealed class CallingTests
{
    private const string Enter = """in EventTrigger {"event":"start"}""";
    private const string Called = "in CalledTrigger {}";
    private const string Day = """day Wait {"duration":"P1D"}""";

    [Fact]
    [Trait("Semantics", "flow.start")]
    public async Task StartJourney_WithoutWaiting_BothGoOn()
    {
        var result = await Two("""call StartJourney {"journey":"j2"}""", "").RunAsync();

        Assert.Equal("in:Done call:Done", result.Path());
        Assert.Equal("in:Done day:Done", result.Path(2));
    }

    [Fact]
    [Trait("Semantics", "flow.start")]
    public async Task StartJourney_Waiting_GoesOnWhenTheOtherHasEnded()
    {
        var result = await Two("""call StartJourney {"journey":"j2","wait":true}""", "").RunAsync();

        Assert.Equal("in:Done call:Completed", result.Path());
        Assert.Equal(Lab.Start.AddDays(1), result.Left("call"));
    }

    [Fact]
    public async Task StartJourney_OtherRefuses_GoesOnByLeft()
    {
        var result = await Two("""call StartJourney {"journey":"j2","wait":true}""", "", """{"entryWindow":{"to":"2020-01-01"}}""").RunAsync();

        Assert.Equal("in:Done call:Left", result.Path());
    }

    [Fact]
    [Trait("Semantics", "running.failed-port")]
    public async Task StartJourney_NotLive_LeavesByFailed()
    {
        var result = await Two("""call StartJourney {"journey":"j9","wait":true}""", "").RunAsync();

        Assert.Equal("in:Done call:Failed", result.Path());
    }

    [Fact]
    [Trait("Semantics", "effects.depth")]
    public async Task StartJourney_OfItself_StopsWhenTheChainIsTooLong()
    {
        var result = await new Lab()
            .Journey([Enter, Called.Replace("in ", "again "), """call StartJourney {"journey":"j1"}"""], "in.Done>call again.Done>call", """{"reentry":{"mode":"always"}}""")
            .Happens("start", TimeSpan.Zero).RunAsync();

        Assert.Equal(17, result.Entries());
        Assert.Contains(result.Result.Trace, traced => traced.Step.Values.Any(value => value.Name == "effect.depth"));
    }

    [Fact]
    public async Task StartJourney_WaitingInALoop_StopsWhenTheChainIsTooLong()
    {
        var result = await new Lab()
            .Journey([Enter, """call StartJourney {"journey":"j2","wait":true}"""], "in.Done>call call.Completed>call")
            .Journey([Called], "", """{"reentry":{"mode":"always"}}""")
            .Happens("start", TimeSpan.Zero).RunAsync();

        Assert.Contains(result.Result.Trace, traced => traced.Step.Values.Any(value => value.Name == "effect.depth"));
    }

    private static Lab Two(string call, string more, string rules = "{}") => new Lab { Until = Lab.Start.AddDays(9) }
        .Journey([Enter, call], "in.Done>call" + more)
        .Journey([Called, Day], "in.Done>day", rules)
        .Happens("start", TimeSpan.Zero);

    [Fact]
    [Trait("Semantics", "effects.depth")]
    public async Task StartJourney_OfItselfTwice_IsHeldToAHundredAtOnce()
    {
        var result = await new Lab()
            .Journey([Enter, Called.Replace("in ", "again "), """one StartJourney {"journey":"j1"}""", """two StartJourney {"journey":"j1"}"""], "in.Done>one again.Done>one one.Done>two", """{"reentry":{"mode":"always"}}""")
            .Happens("start", TimeSpan.Zero).RunAsync();

        // Doubled six times, then a hundred in each of the generations that are left
        Assert.Equal(127 + (10 * 100), result.Entries());
        Assert.Contains(result.Result.Trace, traced => traced.Step.Values.Any(value => value.Name == "effect.depth"));
    }
}
