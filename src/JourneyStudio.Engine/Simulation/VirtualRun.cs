using JourneyStudio.Engine.Activities;
using JourneyStudio.Engine.Clocks;
using JourneyStudio.Engine.Content;
using JourneyStudio.Engine.Execution;
using JourneyStudio.Engine.Members;
using JourneyStudio.Engine.Rules;
using JourneyStudio.Engine.Simulation.Scenarios;

namespace JourneyStudio.Engine.Simulation;

/// <summary>Carries journeys out over a store under a virtual clock: from what happens to the next wake-up, never a moment in real time. Scenarios and the sandbox share it.</summary>
/// <param name="plans">The journeys, compiled, with their content.</param>
/// <param name="renderer">Renders what is sent.</param>
/// <param name="store">The members.</param>
/// <param name="sessions">Sessions by key, as they stand; the caller may change them on the way.</param>
/// <param name="start">When it begins.</param>
public sealed class VirtualRun(PlanSet plans, MessageRenderer renderer, IScenarioStore store, IReadOnlyDictionary<string, SessionRecord> sessions, DateTimeOffset start)
{
    private static readonly SlotLease AllSlots = new([.. Enumerable.Range(0, SlotLease.Count)], Epoch: 1);
    private readonly List<ScenarioMessage> messages = [];
    private readonly List<(MemberId Member, EntryRefusal Refusal)> refusals = [];

    /// <summary>The virtual clock.</summary>
    public DateTimeOffset Now { get; private set; } = start;

    /// <summary>All messages, in the order they were recorded.</summary>
    public IReadOnlyList<ScenarioMessage> Messages => messages;

    /// <summary>Entries that were refused, in the order they were judged.</summary>
    public IReadOnlyList<(MemberId Member, EntryRefusal Refusal)> Refusals => refusals;

    /// <summary>Lets something happen at an instant, and all that follows from it at once.</summary>
    /// <param name="at">The instant, not before <see cref="Now"/>.</param>
    /// <param name="happens">What happens in the store.</param>
    /// <param name="cancellationToken">Stops between two batches.</param>
    public async Task HappenAsync(DateTimeOffset at, Func<CancellationToken, Task> happens, CancellationToken cancellationToken)
    {
        Now = at;
        await happens(cancellationToken);
        await DrainAsync(cancellationToken);
    }

    /// <summary>Steps from wake-up to wake-up, short of an instant: what is due at the very instant of an act comes after it.</summary>
    public async Task WakeUpBeforeAsync(DateTimeOffset end, CancellationToken cancellationToken)
    {
        while (await WakeUpAsync(end, cancellationToken))
        {
        }
    }

    /// <summary>Goes to the next wake-up that is short of an instant.</summary>
    /// <returns>False when there is none; the clock then stays.</returns>
    public async Task<bool> WakeUpAsync(DateTimeOffset end, CancellationToken cancellationToken)
    {
        if (await NextAsync(end, cancellationToken) is not { } due || due >= end) return false;
        await ClockTurn.RunAsync(store.Clocks, plans, due, cancellationToken);
        Now = due;
        await DrainAsync(cancellationToken);
        return true;
    }

    /// <summary>Calendars go on for ever, so they are followed only as far as the caller says.</summary>
    private async ValueTask<DateTimeOffset?> NextAsync(DateTimeOffset end, CancellationToken cancellationToken)
    {
        var due = await store.NextDueAsync(AllSlots, cancellationToken);
        if (end == DateTimeOffset.MaxValue) return due;
        var clock = await ClockTurn.NextAsync(store.Clocks, plans, Now, due < end ? due.Value : end, cancellationToken);
        return clock < due || due is null ? clock : due;
    }

    private async Task DrainAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            var result = await BatchTurn.RunAsync(store, AllSlots, plans, Now, most: 1000, cancellationToken);
            if (result.Members == 0) return;
            if (result.Outcome != CommitOutcome.Committed) throw new InvalidOperationException($"A simulated store answered {result.Outcome}.");
            foreach (var change in result.Changes)
            {
                foreach (var refusal in change.Refusals) refusals.Add((change.Member, refusal));
                await RenderAsync(change, cancellationToken);
            }
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
                Values = send.Values,
                Now = recorded.At,
            });
            messages.Add(new ScenarioMessage(change.Member, recorded.Activity, recorded.At, send.Channel, send.Template, rendered));
        }
    }

    /// <summary>What is checked once more when a message leaves; here that is the moment in which it is recorded.</summary>
    private static RenderResult.Refused? Refusal(Effect.SendMessage send, MemberSnapshot member, TimeZoneInfo zone, DateTimeOffset now) =>
        send.StillIf is not { } rule || RuleEvaluator.Evaluate(rule, new RuleContext { Member = member, Now = now, Zone = zone, Records = send.Records, Values = send.Values }).Value
            ? null
            : new RenderResult.Refused(SendReasons.StillIf, "");
}
