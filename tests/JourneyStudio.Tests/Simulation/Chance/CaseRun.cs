using JourneyStudio.Engine.Execution;
using JourneyStudio.Engine.Execution.Operating;
using JourneyStudio.Engine.Members;
using JourneyStudio.Engine.Simulation;

namespace JourneyStudio.Tests.Simulation.Chance;

/// <summary>Plays a case over the in-memory store under a virtual clock, with or without mishaps, and checks the laws after every drain.</summary>
internal sealed class CaseRun
{
    /// <summary>Forks in loops double without end: there the run stops, and what has happened until then must be right all the same.</summary>
    private const int MostSteps = 300;

    /// <summary>More steps than this are not played.</summary>
    private const int TooManySteps = 5_000;

    /// <summary>Nothing that happens at one instant takes so many batches.</summary>
    private const int MostBatches = 1000;

    private const long Operator = 42;

    private static readonly SlotLease AllSlots = new([.. Enumerable.Range(0, SlotLease.Count)], Epoch: 1);
    private readonly ChanceCase played;
    private readonly Mishaps mishaps;
    private readonly PlanSet plans;
    private readonly InMemoryStore store = new(World.Sessions.ToDictionary(key => key, key => World.Session(key, World.Start.AddDays(6))));
    private readonly Ledger ledger;
    private bool hasNews;

    private CaseRun(ChanceCase played, PlanSet plans, Mishaps mishaps) => (this.played, this.plans, this.mishaps, ledger) = (played, plans, mishaps, new Ledger(plans, played.Members));

    /// <returns>What was committed.</returns>
    /// <exception cref="BrokenLawException">A law does not hold.</exception>
    public static async Task<Ledger> PlayAsync(ChanceCase played, PlanSet plans, Mishaps mishaps)
    {
        var run = new CaseRun(played, plans, mishaps);
        foreach (var member in played.Members) await run.store.AddMemberAsync(member, default);
        var wishes = new Queue<(DateTimeOffset At, bool Back)>(played.Migrations.SelectMany(migration => migration.Wishes));
        foreach (var act in played.Acts)
        {
            while (wishes.TryPeek(out var wish) && wish.At <= act.StoredAt) await run.OperateAsync(wishes.Dequeue());
            await run.WakeUpBeforeAsync(act.StoredAt);
            if (run.ledger.Steps >= MostSteps) break;
            await run.ActAsync(act);
            if (played.Tick == TimeSpan.Zero) await run.DrainAsync(act.StoredAt);
        }

        while (wishes.TryDequeue(out var late) && late.At < played.Until) await run.OperateAsync(late);
        await run.WakeUpBeforeAsync(played.Until);
        MemberLaws.Check(run.ledger, await run.MembersAsync(), await run.store.TraceAsync(default));
        return run.ledger;
    }

    private async Task<List<MemberSnapshot>> MembersAsync()
    {
        var members = new List<MemberSnapshot>();
        foreach (var member in played.Members) members.Add(await store.MemberAsync(member.Id, default));
        return members;
    }

    private async Task ActAsync(ChanceAct act)
    {
        if (act.Session is { } session) await store.ChangeSessionAsync(session, act.StoredAt, default);
        var member = await store.MemberAsync(act.Member, default);
        var held = act.Coupon is null || member.Coupons.Count == 0 ? null : member.Coupons[^1];
        var properties = held is null ? act.Properties : act.Properties.SetItem(RecordKinds.CouponInstance, new AttributeValue.Text(held.Instance));
        var happens = new MemberAct(act.Member, act.At, act.Event, properties, act.Set, held is null ? null : new CouponChange(held.Instance, act.Coupon!.Value))
        {
            StoredAt = act.StoredAt,
            Key = act.Key,
        };
        await store.ActAsync(happens, default);
        ledger.Act(happens);
        hasNews = true;
    }

    private async Task WakeUpBeforeAsync(DateTimeOffset end)
    {
        while (ledger.Steps < MostSteps)
        {
            var due = await store.NextDueAsync(AllSlots, default);
            var news = hasNews ? ledger.LastAct : null;
            var next = news is { } at && (due is null || at < due) ? news : due;
            if (next is not { } wake || Tick(wake) is var now && now >= end) return;
            await DrainAsync(now);
        }
    }

    private DateTimeOffset Tick(DateTimeOffset at)
    {
        var step = played.Tick.Ticks;
        return step == 0 ? at : new DateTimeOffset((at.UtcTicks + step - 1) / step * step, TimeSpan.Zero);
    }

    private async Task DrainAsync(DateTimeOffset now)
    {
        hasNews = false;
        for (var batches = 0; ; batches++)
        {
            if (batches > MostBatches) throw new BrokenLawException($"No end of work at {now:O}.");
            var batch = await store.LoadAsync(AllSlots, plans, now, mishaps.BatchSize(), default);
            if (batch.Members.Count == 0)
            {
                ledger.CheckLaws(now);
                return;
            }

            await CommitAsync(batch, now);
            if (ledger.Steps > TooManySteps) throw new EndlessCaseException();
        }
    }

    private async Task CommitAsync(WorkBatch batch, DateTimeOffset now)
    {
        ledger.CheckLoaded(batch);
        var ids = await store.TakeIdsAsync(BatchTurn.IdsNeeded(plans, batch), default);
        var changes = BatchTurn.Decide(plans, batch, ids, now);
        if (mishaps.Crashes() || mishaps.IsOvertaken()) return;
        if (await store.CommitAsync(AllSlots, batch, changes, default) != CommitOutcome.Committed) throw new BrokenLawException("A commit was refused that nobody disturbed.");
        ledger.Commit(changes);
        if (mishaps.Repeats() && changes.Exists(HasChanged) && await store.CommitAsync(AllSlots, batch, changes, default) != CommitOutcome.Conflict)
            throw new BrokenLawException("A batch was committed twice.");
    }

    /// <summary>An operator migrates, or takes the migration back, for one member after the other; who dies on the way begins again with the same member.</summary>
    private async Task OperateAsync((DateTimeOffset At, bool Back) wish)
    {
        await WakeUpBeforeAsync(wish.At);
        if (ledger.Steps >= MostSteps) return;
        var migration = played.Migrations[0];
        var (first, second) = (ChanceCase.Plan(migration.Second, 1).Identity, ChanceCase.Plan(migration.Second, 2).Identity);
        Operation operation = wish.Back
            ? new Operation.TakeBack(1) { Id = 2, Journey = first.Journey, At = wish.At, Actor = Operator }
            : new Operation.Migrate(first.Version, second.Version, migration.Map) { Id = 1, Journey = first.Journey, At = wish.At, Actor = Operator };
        foreach (var member in played.Members) await OperateAsync(operation, member.Id);
        await DrainAsync(wish.At);
    }

    private async Task OperateAsync(Operation operation, MemberId member)
    {
        OperatorResult result;
        do result = OperatorTurn.Run(plans, store.WorkOf(member, operation), store.Sessions, operation, operation.At);
        while (mishaps.Crashes() || mishaps.IsOvertaken());
        if (await store.CommitAsync(AllSlots, WorkBatch.Empty, [result.Changes], default) != CommitOutcome.Committed) throw new BrokenLawException("A migration was refused that nobody disturbed.");
        ledger.Operate(operation, result);
        if (mishaps.Repeats() && result.Done > 0 && await store.CommitAsync(AllSlots, WorkBatch.Empty, [result.Changes], default) != CommitOutcome.Conflict)
            throw new BrokenLawException("A member was migrated twice.");
    }

    private static bool HasChanged(MemberChanges change) => !change.Steps.IsEmpty || !change.Departures.IsEmpty || !change.Routed.IsEmpty;
}
