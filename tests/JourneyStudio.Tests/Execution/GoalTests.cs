using JourneyStudio.Engine.Execution;

namespace JourneyStudio.Tests.Execution;

/// <summary>SEMANTICS.md, "Running" (goals) and "Entry" 5 (control group).</summary>
public sealed class GoalTests
{
    private const string Enter = """in EventTrigger {"event":"start"}""";
    private const string Wait = """wait Wait {"duration":"P3D"}""";

    [Fact]
    [Trait("Semantics", "running.goal-when")]
    public async Task Goal_EventInTheWindow_ConvertsAndLeaves()
    {
        var result = await Lab("""{"goal":{"event":"order.paid","window":"P14D"}}""").Happens("order.paid", TimeSpan.FromHours(1)).RunAsync();

        Assert.Equal("in:Done wait:goal", result.Path());
        Assert.Equal(EnrollmentState.Exited, result.State());
        Assert.Equal(Start(1), Assert.Single(result.Conversions).At);
    }

    [Fact]
    [Trait("Semantics", "running.goal-once")]
    public async Task Goal_ThatDoesNotExit_ConvertsOnceAndGoesOn()
    {
        var result = await Lab("""{"goal":{"event":"order.paid","exits":false}}""")
            .Happens("order.paid", TimeSpan.FromHours(1)).Happens("order.paid", TimeSpan.FromHours(2)).RunAsync();

        Assert.Equal("in:Done wait:Done", result.Path());
        Assert.Equal(Start(1), Assert.Single(result.Conversions).At);
    }

    [Fact]
    [Trait("Semantics", "running.goal-when")]
    public async Task Goal_AfterTheEnrollmentEnded_StillConvertsUntilTheWindowCloses()
    {
        var result = await Lab("""{"goal":{"event":"order.paid","window":"P14D"}}""").Happens("order.paid", TimeSpan.FromDays(10)).RunAsync();

        Assert.Equal(EnrollmentState.Completed, result.State());
        Assert.Single(result.Conversions);
    }

    [Fact]
    [Trait("Semantics", "running.goal-when")]
    public async Task Goal_AfterTheWindow_DoesNotConvert()
    {
        var result = await Lab("""{"goal":{"event":"order.paid","window":"P14D"}}""").Happens("order.paid", TimeSpan.FromDays(15)).RunAsync();

        Assert.Empty(result.Conversions);
    }

    [Fact]
    public async Task Goal_EventThatDoesNotMeetItsRule_DoesNotConvert()
    {
        var result = await Lab("""{"goal":{"event":"order.paid","where":{"property":"total","op":"atLeast","value":1000}}}""")
            .Happens("order.paid", TimeSpan.FromHours(1), ("total", 500)).Happens("order.paid", TimeSpan.FromHours(2), ("total", 1500)).RunAsync();

        Assert.Equal(Start(2), Assert.Single(result.Conversions).At);
    }

    [Fact]
    [Trait("Semantics", "flow.goal")]
    public async Task GoalActivity_Reached_ConvertsOnce()
    {
        var result = await new Lab().Journey([Enter, "goal Goal {}", "again Goal {}"], "in.Done>goal goal.Done>again").Happens("start", TimeSpan.Zero).RunAsync();

        Assert.Single(result.Conversions);
        Assert.Equal(EnrollmentState.Completed, result.State());
    }

    [Fact]
    [Trait("Semantics", "entry.control")]
    [Trait("Semantics", "running.goal-when")]
    public async Task ControlGroup_EveryMember_GetsNothingAndIsMeasured()
    {
        var result = await Lab("""{"controlPercent":100,"goal":{"event":"order.paid"}}""").Happens("order.paid", TimeSpan.FromDays(1)).RunAsync();

        Assert.Equal("", result.Path());
        Assert.Single(result.Conversions);
    }

    [Fact]
    [Trait("Semantics", "entry.control")]
    public async Task ControlGroup_NoShare_LetsEverybodyIn()
    {
        var result = await Lab("""{"controlPercent":0}""").RunAsync();

        Assert.Equal("in:Done wait:Done", result.Path());
    }

    private static DateTimeOffset Start(int hours) => Execution.Lab.Start.AddHours(hours);

    private static Lab Lab(string rules) =>
        new Lab { Until = Execution.Lab.Start.AddDays(40) }.Journey([Enter, Wait], "in.Done>wait", rules).Happens("start", TimeSpan.Zero);
}
