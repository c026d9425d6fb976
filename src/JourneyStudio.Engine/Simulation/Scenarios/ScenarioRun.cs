using System.Collections.Immutable;
using JourneyStudio.Engine.Activities;
using JourneyStudio.Engine.Clocks;
using JourneyStudio.Engine.Content;
using JourneyStudio.Engine.Execution;
using JourneyStudio.Engine.Execution.Merging;
using JourneyStudio.Engine.Members;
using JourneyStudio.Engine.Rules;

namespace JourneyStudio.Engine.Simulation.Scenarios;

/// <summary>Carries a scenario out over a store under a virtual clock: from act to act and wake-up to wake-up, never a moment in real time.</summary>
public sealed class ScenarioRun
{
    /// <summary>Who merges members in a script.</summary>
    private const long Actor = 1;

    private static readonly SlotLease AllSlots = new([.. Enumerable.Range(0, SlotLease.Count)], Epoch: 1);
    private readonly Scenario scenario;
    private readonly PlanSet plans;
    private readonly MessageRenderer renderer;
    private readonly IScenarioStore store;
    private readonly Dictionary<string, SessionRecord> sessions;
    private readonly Dictionary<string, MemberId> members = [];
    private readonly List<ScenarioMessage> messages = [];
    private DateTimeOffset now;

    private ScenarioRun(Scenario scenario, PlanSet plans, MessageRenderer renderer, IScenarioStore store)
    {
        (this.scenario, this.plans, this.renderer, this.store) = (scenario, plans, renderer, store);
        sessions = scenario.Sessions.ToDictionary(session => session.Key);
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

        now = scenario.Start;
        foreach (var (at, happens) in Script())
        {
            await WakeUpBeforeAsync(at, cancellationToken);
            now = at;
            await happens(cancellationToken);
            await DrainAsync(at, cancellationToken);
        }

        await WakeUpBeforeAsync(scenario.Until ?? DateTimeOffset.MaxValue, cancellationToken);
    }

    private IEnumerable<(DateTimeOffset At, Func<CancellationToken, Task> Happens)> Script() =>
        scenario.Moves.Select(move => (move.At, (Func<CancellationToken, Task>)(token => MoveAsync(move, token))))
            .Concat(scenario.When.Select(act => (act.At, (Func<CancellationToken, Task>)(token => ActAsync(act, token)))))
            .Concat(scenario.Merges.Select(merge => (merge.At, (Func<CancellationToken, Task>)(token => MergeAsync(merge, token)))))
            .Concat(scenario.Erasures.Select(erasure => (erasure.At, (Func<CancellationToken, Task>)(token => store.EraseAsync(members[erasure.Member], plans, erasure.At, token).AsTask()))))
            .OrderBy(entry => entry.At);

    private async Task ActAsync(ScenarioAct act, CancellationToken cancellationToken)
    {
        var member = await store.MemberAsync(members[act.Member], cancellationToken);
        // Who was merged acts under the name they had; what they hold is the survivor's.
        if (member.MergedInto is { } survivor) member = await store.MemberAsync(survivor, cancellationToken) with { Id = member.Id };
        await store.ActAsync(ScenarioMembers.Act(act, member), cancellationToken);
    }

    private Task MergeAsync(ScenarioMerge merge, CancellationToken cancellationToken) =>
        store.MergeAsync(new MergeRequest(members[merge.Survivor], members[merge.Duplicate], Actor) { FromDuplicate = [.. merge.FromDuplicate] }, plans, merge.At, cancellationToken).AsTask();

    private async Task MoveAsync(SessionMove move, CancellationToken cancellationToken)
    {
        sessions[move.Session.Key] = move.Session;
        await store.ChangeSessionAsync(move.Session, move.At, cancellationToken);
    }

    /// <summary>Steps from wake-up to wake-up, short of an instant: what is due at the very instant of an act comes after it.</summary>
    private async Task WakeUpBeforeAsync(DateTimeOffset end, CancellationToken cancellationToken)
    {
        while (await NextAsync(end, cancellationToken) is { } due && due < end)
        {
            await ClockTurn.RunAsync(store.Clocks, plans, due, cancellationToken);
            await DrainAsync(due, cancellationToken);
            now = due;
        }
    }

    /// <summary>Calendars go on for ever, so they are followed only as far as the script says.</summary>
    private async ValueTask<DateTimeOffset?> NextAsync(DateTimeOffset end, CancellationToken cancellationToken)
    {
        var due = await store.NextDueAsync(AllSlots, cancellationToken);
        if (end == DateTimeOffset.MaxValue) return due;
        var clock = await ClockTurn.NextAsync(store.Clocks, plans, now, due < end ? due.Value : end, cancellationToken);
        return clock < due || due is null ? clock : due;
    }

    private async Task DrainAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        while (true)
        {
            var result = await BatchTurn.RunAsync(store, AllSlots, plans, now, most: 1000, cancellationToken);
            if (result.Members == 0) return;
            if (result.Outcome != CommitOutcome.Committed) throw new InvalidOperationException($"A scenario's store answered {result.Outcome}.");
            foreach (var change in result.Changes) await RenderAsync(change, cancellationToken);
        }
    }

    private async Task RenderAsync(MemberChanges change, CancellationToken cancellationToken)
    {
        foreach (var recorded in change.Effects)
        {
            if (recorded.Effect is not Effect.SendMessage send) continue;
            var member = await store.MemberAsync(change.Member, cancellationToken);
            var coupon = send.Records.GetValueOrDefault(RecordKinds.CouponInstance) is { } instance ? member.Coupons.FirstOrDefault(held => held.Instance == instance) : null;
            var rendered = Refusal(send, member, plans.Find(recorded.Version)?.Zone ?? member.Zone, recorded.At) ?? renderer(new RenderRequest
            {
                Template = plans.Content.Template(send.Template)!,
                Channel = send.Channel,
                Member = member,
                Session = sessions.GetValueOrDefault(send.Records.GetValueOrDefault(RecordKinds.Session, "")),
                Coupon = coupon is null ? null : plans.Content.Coupon(coupon.Coupon),
                Records = send.Records,
                Now = recorded.At,
            });
            messages.Add(new ScenarioMessage(change.Member, recorded.Activity, recorded.At, send.Channel, send.Template, rendered));
        }
    }

    /// <summary>What is checked once more when a message leaves; here that is the moment in which it is recorded.</summary>
    private static RenderResult.Refused? Refusal(Effect.SendMessage send, MemberSnapshot member, TimeZoneInfo zone, DateTimeOffset now) =>
        send.StillIf is not { } rule || RuleEvaluator.Evaluate(rule, new RuleContext { Member = member, Now = now, Zone = zone, Records = send.Records }).Value
            ? null
            : new RenderResult.Refused(SendReasons.StillIf, "");

    private async Task<ScenarioResult> ResultAsync(CancellationToken cancellationToken)
    {
        var trace = await store.TraceAsync(cancellationToken);
        var journeys = plans.Plans.ToDictionary(plan => plan.Identity.Journey, plan => plan.Identity.Key);
        var final = new Dictionary<string, MemberSnapshot>();
        foreach (var (name, id) in members) final.Add(name, await store.MemberAsync(id, cancellationToken));
        var outcome = new ScenarioResult(scenario, final, journeys, [.. trace], [.. messages], []);
        return outcome with { Failures = [.. scenario.Then.SelectMany(expected => ExpectationCheck.Failures(expected, outcome))] };
    }
}
