using JourneyStudio.Engine.Execution;
using JourneyStudio.Engine.Simulation;
using JourneyStudio.Engine.Simulation.Scenarios;

namespace JourneyStudio.Tests.Simulation;

/// <summary>A passage of the samples is made a scenario of its own from its trace and the member as they ended, and gone through again alone.</summary>
public sealed class PassageReplayTests
{
    /// <summary>Merged and erased members are not in a trace.</summary>
    public static TheoryData<string> Files => [.. ScenarioTests.Names.Where(file => file is not ("one-person-twice.scenario.json" or "erased.scenario.json"))];

    [Theory]
    [MemberData(nameof(Files))]
    public async Task Passage_ReplayedFromItsTrace_EndsTheSame(string file)
    {
        var plans = ScenarioTests.Plans(ScenarioTests.Read(file));
        var lived = await ScenarioTests.RunAsync(ScenarioTests.Read(file));
        foreach (var passage in lived.Trace.GroupBy(traced => traced.Step.Enrollment))
        {
            var first = passage.First();
            var plan = plans.Plans.Single(one => one.Identity.Journey == first.Journey);
            var member = lived.Members.Values.Single(one => one.Id == first.Member);
            var entry = member.Events.Last(happened => happened.StoredAt <= first.Step.ArrivedAt && plan.Triggers.Any(trigger => trigger.Listens.Contains(happened.Name)));
            var start = first.Step.ArrivedAt;
            var until = passage.Last().State == EnrollmentState.Active && lived.Scenario.Until is { } end ? end : passage.Max(traced => traced.Step.LeftAt ?? traced.Step.ArrivedAt).AddMilliseconds(1);
            var script = PassageReplay.Script(
                new LivedPassage
                {
                    Journey = plan.Identity.Key,
                    EntryKey = first.EntryKey,
                    State = EnrollmentStateNames.Of(passage.Last().State),
                    Steps = [.. passage.Select(traced => traced.Step)],
                    Member = member,
                    Events = [.. member.Events.Where(happened => happened.Id >= entry.Id && happened.StoredAt <= until).OrderBy(happened => happened.Id)],
                    Sessions = [.. lived.Scenario.Sessions.Select(session => lived.Scenario.Moves.LastOrDefault(move => move.At <= start && move.Session.Key == session.Key)?.Session ?? session)],
                    Moves = [.. lived.Scenario.Moves.Where(move => move.At > start && move.At < until)],
                    Until = until,
                },
                "replay",
                plans.Content);
            var alone = new PlanSet([plan], [plan.Identity.Version], plans.Content);
            var again = await ScenarioRun.RunAsync(script, alone, ScenarioTests.Renderer.Render, new InMemoryStore(script.Sessions.ToDictionary(session => session.Key)));
            Assert.True(again.Passed, $"{plan.Identity.Key} {first.EntryKey}: {string.Join('\n', again.Failures)}");
        }
    }
}
