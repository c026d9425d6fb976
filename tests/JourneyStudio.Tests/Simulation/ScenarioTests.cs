using JourneyStudio.Activities.Condition;
using JourneyStudio.Channels.Links;
using JourneyStudio.Channels.Rendering;
using JourneyStudio.Engine.Activities;
using JourneyStudio.Engine.Execution;
using JourneyStudio.Engine.Simulation;
using JourneyStudio.Engine.Simulation.Scenarios;
using JourneyStudio.Tests.Architecture;

namespace JourneyStudio.Tests.Simulation;

public sealed class ScenarioTests
{
    private static readonly ActivityCatalog Catalog = ActivityCatalog.Load(typeof(ConditionActivity).Assembly);
    internal static readonly TemplateRenderer Renderer = new(new LinkBuilder(new LinkSigner(new byte[32]), new LinkOptions()));

    private static string Folder => Path.Combine(Repository.Root, "samples", "scenarios");

    public static TheoryData<string> Files => [.. Names];

    internal static IEnumerable<string> Names => Directory.EnumerateFiles(Folder, "*.scenario.json").Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal);

    [Theory]
    [MemberData(nameof(Files))]
    public async Task Scenario_InMemory_MeetsEveryExpectation(string file)
    {
        var result = await RunAsync(Read(file));
        Assert.True(result.Passed, string.Join('\n', result.Failures));
        Assert.NotEmpty(result.Trace);
    }

    [Fact]
    public async Task Scenario_RunTwice_GivesTheSameTrace()
    {
        var scenario = Read("signed-up-member.scenario.json");
        Assert.Equal((await RunAsync(scenario)).Golden(), (await RunAsync(scenario)).Golden());
    }

    [Fact]
    public async Task Expectation_ThatDoesNotHold_SaysWhatWasAndWhatWasExpected()
    {
        var scenario = Read("walk-in.scenario.json") with
        {
            Then =
            [
                new Expectation
                {
                    Member = "mi",
                    Journey = "club-checkin",
                    Entry = "s1",
                    Path = ["scan:Done"],
                    State = "completed",
                    Message = "purchase-thanks",
                    Messages = [],
                    NoMessage = "walkin-form",
                    Tags = ["bought@s1"],
                    NoTags = ["walk-in@s1"],
                    Coupons = System.Collections.Immutable.ImmutableSortedDictionary<string, string>.Empty.Add("club-500-off-1000@s1", "redeemed"),
                },
                new Expectation { Member = "mi", Message = "walkin-form", Contains = ["nothing of the kind"] },
            ],
        };
        var result = await RunAsync(scenario);
        Assert.Equal(9, result.Failures.Length);
        Assert.Contains("expected (scan:Done)", result.Failures[0].ToString(), StringComparison.Ordinal);
        Assert.Equal(("path", "signed-up"), (result.Failures[0].Check, result.Failures[0].Activity));
        Assert.Equal([0, 1], result.Failures.Select(failure => failure.Expectation).Distinct());
    }

    [Theory]
    [InlineData("{", "scenario.malformed")]
    [InlineData("""{"name":"x","surprise":1}""", "scenario.malformed")]
    [InlineData("""{"name":"x","journeys":[],"content":"","start":"2026-11-24T00:00:00Z","members":[],"when":[{"at":"2026-11-24T00:00:00Z","member":"nobody","event":"go"}],"then":[]}""", "scenario.unknown-member")]
    public void Read_BrokenFile_NamesTheProblem(string json, string code) => Assert.Equal(code, ScenarioJson.Read(json).Problems[0].Code);

    /// <summary>What is written reads back as the same, and plays the same.</summary>
    [Theory]
    [MemberData(nameof(Files))]
    public async Task Write_AnyScenario_ReadsBackAsTheSame(string file)
    {
        var scenario = Read(file);
        var again = ScenarioJson.Read(ScenarioJson.Write(scenario)).Value;
        Assert.Equal(ScenarioJson.Write(scenario), ScenarioJson.Write(again));
        Assert.Equal((await RunAsync(scenario)).Golden(), (await RunAsync(again)).Golden());
    }

    /// <summary>What was recorded holds, and tells when it is otherwise.</summary>
    [Theory]
    [MemberData(nameof(Files))]
    public async Task Recording_OfWhatHappened_HoldsUntilSomethingChanges(string file)
    {
        var recorded = ScenarioRecording.Of(await RunAsync(Read(file)), "club-checkin");
        Assert.NotEmpty(recorded.Then);
        Assert.Empty((await RunAsync(recorded)).Failures);

        var changed = await RunAsync(recorded with { When = [] });
        Assert.NotEmpty(changed.Failures);
    }

    [Fact]
    public async Task Coverage_OfTheSampleScenarios_NamesWhatNobodyWentThrough()
    {
        var walkIn = Read("walk-in.scenario.json");
        var plan = Plans(walkIn).Plans.Single(one => one.Identity.Key == "club-checkin");
        var one = await RunAsync(walkIn);
        var nothing = ScenarioCoverage.Of(plan, []);
        var some = ScenarioCoverage.Of(plan, one.Trace);

        Assert.Equal((0, nothing.Activities, nothing.Ports), (nothing.Percent, nothing.MissedActivities.Length, nothing.MissedPorts.Length));
        Assert.InRange(some.Percent, 20, 80);
        Assert.DoesNotContain("walk-in", some.MissedActivities);
        Assert.DoesNotContain(("signed-up", "No"), some.MissedPorts);
        Assert.Contains(("signed-up", "Yes"), some.MissedPorts);
    }

    internal static Scenario Read(string file) => ScenarioJson.Read(File.ReadAllText(Path.Combine(Folder, file))).Value;

    internal static Task<ScenarioResult> RunAsync(Scenario scenario) =>
        ScenarioRun.RunAsync(scenario, Plans(scenario), Renderer.Render, new InMemoryStore(scenario.Sessions.ToDictionary(session => session.Key)));

    internal static PlanSet Plans(Scenario scenario) => ScenarioPlans.Compile(scenario, path => File.ReadAllText(Path.Combine(Folder, path)), Catalog).Value;
}
