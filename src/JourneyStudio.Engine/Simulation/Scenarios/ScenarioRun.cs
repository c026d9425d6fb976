using JourneyStudio.Engine.Content;
using JourneyStudio.Engine.Execution;
using JourneyStudio.Engine.Execution.Merging;
using JourneyStudio.Engine.Members;

namespace JourneyStudio.Engine.Simulation.Scenarios;

/// <summary>Carries a scenario out over a store under a virtual clock.</summary>
public sealed class ScenarioRun
{
    /// <summary>Who merges members in a script.</summary>
    private const long Actor = 1;

    private readonly Scenario scenario;
    private readonly PlanSet plans;
    private readonly IScenarioStore store;
    private readonly Dictionary<string, SessionRecord> sessions;
    private readonly Dictionary<string, MemberId> members = [];
    private readonly VirtualRun virtualRun;

    private ScenarioRun(Scenario scenario, PlanSet plans, MessageRenderer renderer, IScenarioStore store)
    {
        (this.scenario, this.plans, this.store) = (scenario, plans, store);
        sessions = scenario.Sessions.ToDictionary(session => session.Key);
        virtualRun = new VirtualRun(plans, renderer, store, sessions, scenario.Start);
    }

    /// <summary>Runs a scenario to its end.</summary>
    /// <param name="scenario">The script.</param>
    /// <param name="plans">The journeys it names, compiled, with their content.</param>
    /// <param name="renderer">Renders what is sent.</param>
    /// <param name="store">An empty store.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public static async Task<ScenarioResult> RunAsync(
        Scenario scenario, PlanSet plans, MessageRenderer renderer, IScenarioStore store, CancellationToken cancellationToken = default)
    {
        var run = new ScenarioRun(scenario, plans, renderer, store);
        await run.PlayAsync(cancellationToken);
        return await run.ResultAsync(cancellationToken);
    }

    private async Task PlayAsync(CancellationToken cancellationToken)
    {
        foreach (var member in scenario.Members)
        {
            var id = new MemberId(members.Count + 1);
            members.Add(member.Id, id);
            await store.AddMemberAsync(ScenarioMembers.Snapshot(member, id, plans.Content.Content.Zone), cancellationToken);
        }

        foreach (var (at, happens) in Script())
        {
            await virtualRun.WakeUpBeforeAsync(at, cancellationToken);
            await virtualRun.HappenAsync(at, happens, cancellationToken);
        }

        await virtualRun.WakeUpBeforeAsync(scenario.Until ?? DateTimeOffset.MaxValue, cancellationToken);
    }

    private IEnumerable<(DateTimeOffset At, Func<CancellationToken, Task> Happens)> Script() =>
        scenario.Moves.Select(move => (move.At, (Func<CancellationToken, Task>)(token => MoveAsync(move, token))))
            .Concat(scenario.When.Select(act => (act.At, (Func<CancellationToken, Task>)(token => store.ActAsync(members[act.Member], act, token)))))
            .Concat(scenario.Merges.Select(merge => (merge.At, (Func<CancellationToken, Task>)(token => MergeAsync(merge, token)))))
            .Concat(scenario.Erasures.Select(erasure => (erasure.At, (Func<CancellationToken, Task>)(token => store.EraseAsync(members[erasure.Member], plans, erasure.At, token).AsTask()))))
            .OrderBy(entry => entry.At);

    private Task MergeAsync(ScenarioMerge merge, CancellationToken cancellationToken) =>
        store.MergeAsync(new MergeRequest(members[merge.Survivor], members[merge.Duplicate], Actor) { FromDuplicate = [.. merge.FromDuplicate] }, plans, merge.At, cancellationToken).AsTask();

    private async Task MoveAsync(SessionMove move, CancellationToken cancellationToken)
    {
        sessions[move.Session.Key] = move.Session;
        await store.ChangeSessionAsync(move.Session, move.At, cancellationToken);
    }

    private async Task<ScenarioResult> ResultAsync(CancellationToken cancellationToken)
    {
        var trace = await store.TraceAsync(cancellationToken);
        var journeys = plans.Plans.ToDictionary(plan => plan.Identity.Journey, plan => plan.Identity.Key);
        var final = new Dictionary<string, MemberSnapshot>();
        foreach (var (name, id) in members) final.Add(name, await store.MemberAsync(id, cancellationToken));
        var outcome = new ScenarioResult(scenario, final, journeys, [.. trace], [.. virtualRun.Messages], [.. virtualRun.Refusals.Select(refused => refused.Refusal)], []);
        return outcome with { Failures = [.. scenario.Then.SelectMany((expected, at) => ExpectationCheck.Failures(expected, outcome).Select(failure => failure with { Expectation = at }))] };
    }
}
