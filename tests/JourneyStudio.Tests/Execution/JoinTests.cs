using JourneyStudio.Engine.Execution;

namespace JourneyStudio.Tests.Execution;

/// <summary>SEMANTICS.md, "Running": forks, groups and joins.</summary>
public sealed class JoinTests
{
    private static readonly string Enter = """in EventTrigger {"event":"start"}""";
    private static readonly string Hour = """hour Wait {"duration":"PT1H"}""";
    private static readonly string Day = """day Wait {"duration":"P1D"}""";
    private static readonly string Both = """both Join {"mode":"all"}""";
    private static readonly string First = """first Join {"mode":"any"}""";
    private static readonly string After = """after Tags {"add":["vip"]}""";

    [Fact]
    [Trait("Semantics", "running.join-all")]
    [Trait("Semantics", "flow.join")]
    public async Task JoinAll_TwoBranches_GoesOnOnceWhenTheLastIsThere()
    {
        var result = await Started([Enter, Hour, Day, Both, After], "in.Done>hour in.Done>day hour.Done>both day.Done>both both.Done>after").RunAsync();

        Assert.Equal("in:Done hour:Done day:Done both:Done both:joined after:Done", result.Path());
        Assert.Equal(Lab.Start.AddDays(1), result.Left("after"));
        Assert.Equal(EnrollmentState.Completed, result.State());
    }

    [Fact]
    [Trait("Semantics", "running.join-all")]
    public async Task JoinAll_BranchThatEndedElsewhere_IsNotWaitedFor()
    {
        var result = await Started([Enter, Hour, """ask Condition {"rule":{"tag":"vip","has":true}}""", Both, After], "in.Done>hour in.Done>ask hour.Done>both ask.Yes>both both.Done>after").RunAsync();

        Assert.Equal("in:Done hour:Done ask:No both:Done after:Done", result.Path());
    }

    [Fact]
    [Trait("Semantics", "running.join-again")]
    public async Task JoinAll_BranchThatEndsLater_LetsTheOthersGoOn()
    {
        var result = await Started([Enter, Hour, Day, """ask Condition {"rule":{"tag":"vip","has":true}}""", Both, After], "in.Done>hour in.Done>day hour.Done>both day.Done>ask ask.Yes>both both.Done>after").RunAsync();

        Assert.Equal("in:Done hour:Done day:Done both:Done ask:No after:Done", result.Path());
        Assert.Equal(Lab.Start.AddDays(1), result.Left("both"));
    }

    [Fact]
    [Trait("Semantics", "running.join-all")]
    public async Task JoinAll_NestedForkWithOneJoin_GoesOnOnce()
    {
        var result = await Started(
            [Enter, Hour, """two Wait {"duration":"PT2H"}""", """three Wait {"duration":"PT3H"}""", """part Tags {"add":["checked-in"]}""", Both, After],
            "in.Done>hour in.Done>part part.Done>two part.Done>three hour.Done>both two.Done>both three.Done>both both.Done>after").RunAsync();

        Assert.Equal(Lab.Start.AddHours(3), result.Left("after"));
        Assert.Single(result.Result.Trace, traced => traced.Step.Activity == "after");
    }

    [Fact]
    [Trait("Semantics", "running.join-alone")]
    public async Task JoinAll_TokenWithoutGroup_Passes()
    {
        var result = await Started([Enter, Both, After], "in.Done>both both.Done>after").RunAsync();

        Assert.Equal("in:Done both:Done after:Done", result.Path());
    }

    [Fact]
    [Trait("Semantics", "running.join-any")]
    public async Task JoinAny_FirstBranch_GoesOnAndTheOtherIsCancelled()
    {
        var result = await Started([Enter, Hour, Day, First, After], "in.Done>hour in.Done>day hour.Done>first day.Done>first first.Done>after").RunAsync();

        Assert.Equal("in:Done hour:Done day:cancelled first:Done after:Done", result.Path());
        Assert.Equal(Lab.Start.AddHours(1), result.Left("after"));
        Assert.Equal(EnrollmentState.Completed, result.State());
    }

    [Fact]
    [Trait("Semantics", "running.join-any")]
    public async Task JoinAny_BranchesInTheSameBurst_OnlyTheFirstGoesOn()
    {
        var result = await Started([Enter, """a Tags {"add":["vip"]}""", """b Tags {"remove":["vip"]}""", First, After], "in.Done>a in.Done>b a.Done>first b.Done>first first.Done>after").RunAsync();

        Assert.Single(result.Result.Trace, traced => traced.Step.Activity == "after");
        Assert.Equal(EnrollmentState.Completed, result.State());
    }

    [Fact]
    [Trait("Semantics", "running.join-any")]
    public async Task JoinAny_BranchThatCannotReachIt_GoesOnAlone()
    {
        var result = await Started([Enter, Hour, Day, First, After], "in.Done>hour in.Done>day hour.Done>first first.Done>after").RunAsync();

        Assert.Equal("in:Done hour:Done day:Done first:Done after:Done", result.Path());
    }

    [Fact]
    public async Task Fork_ExitInOneBranch_TakesTheOtherTokensAlong()
    {
        var result = await Started([Enter, Hour, Day, """out Exit {"reason":"done"}"""], "in.Done>hour in.Done>day hour.Done>out").RunAsync();

        Assert.Equal("in:Done hour:Done day:cancelled out:exited", result.Path());
        Assert.Equal(EnrollmentState.Exited, result.State());
    }

    [Fact]
    [Trait("Semantics", "running.meeting")]
    public async Task Meeting_WithoutAJoin_RunsOncePerBranch()
    {
        var result = await Started([Enter, Hour, Day, """count UpdateMember {"attribute":"visits","change":"add","value":"1"}"""], "in.Done>hour in.Done>day hour.Done>count day.Done>count").RunAsync();

        Assert.Equal(2, result.Result.Trace.Count(traced => traced.Step.Activity == "count"));
    }

    private static Lab Started(string[] activities, string connections) =>
        new Lab { Until = Lab.Start.AddDays(30) }.Journey(activities, connections).Happens("start", TimeSpan.Zero);

    [Fact]
    [Trait("Semantics", "running.join-all")]
    public async Task JoinAll_OfManyBranches_GoesOnOnce()
    {
        // Each comes in a burst of its own: more than a hundred visits in one would be a loop
        string[] branches = [.. Enumerable.Range(1, 300).Select(number => $"b{number}")];
        var result = await Started(
            [Enter, .. branches.Select(branch => $$"""{{branch}} Wait {"duration":"PT{{branch[1..]}}M"}"""), Both, After],
            $"{string.Join(' ', branches.Select(branch => $"in.Done>{branch} {branch}.Done>both"))} both.Done>after").RunAsync();

        Assert.Single(result.Result.Trace, traced => traced.Step.Activity == "after");
        Assert.Equal(299, result.Result.Trace.Count(traced => traced.Step.End == "joined"));
        Assert.Equal(EnrollmentState.Completed, result.State());
    }
}
