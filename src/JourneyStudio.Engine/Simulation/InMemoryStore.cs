using JourneyStudio.Engine.Activities;
using JourneyStudio.Engine.Clocks;
using JourneyStudio.Engine.Content;
using JourneyStudio.Engine.Execution;
using JourneyStudio.Engine.Execution.Erasing;
using JourneyStudio.Engine.Execution.Merging;
using JourneyStudio.Engine.Execution.Operating;
using JourneyStudio.Engine.Members;
using JourneyStudio.Engine.Members.Merging;

namespace JourneyStudio.Engine.Simulation;

/// <summary>Members in memory: the store behind the sandbox, scenarios and forecasts. Nothing leaves it.</summary>
/// <param name="sessions">Sessions by key.</param>
public sealed class InMemoryStore(IReadOnlyDictionary<string, SessionRecord> sessions) : IScenarioStore
{
    private readonly Dictionary<string, SessionRecord> sessions = new(sessions);
    private readonly Dictionary<MemberId, MemberState> members = [];
    private readonly InMemoryTrace trace = new();
    private readonly List<Conversion> conversions = [];
    private readonly HashSet<string> keys = new(StringComparer.Ordinal);
    private readonly HashSet<string> zones = new(StringComparer.Ordinal);
    private readonly Agenda unrouted = new();
    private readonly Agenda due = new();
    private readonly PriorityQueue<(MemberId Member, string Instance), DateTimeOffset> expiring = new();
    private long lastEvent;
    private long lastId;

    /// <summary>Goals reached, in the order they were recorded.</summary>
    public IReadOnlyList<Conversion> Conversions => conversions;

    /// <inheritdoc/>
    public IClockStore Clocks => field ??= new InMemoryClocks(this);

    /// <summary>The members as they are, in order of their numbers.</summary>
    internal IEnumerable<MemberSnapshot> Members => members.Values.Select(state => state.Snapshot).OrderBy(member => member.Id.Value);

    /// <summary>Zones that members came with.</summary>
    internal IReadOnlyCollection<string> Zones => zones;

    /// <summary>Sessions by key, as they stand.</summary>
    public IReadOnlyDictionary<string, SessionRecord> Sessions => sessions;

    /// <inheritdoc/>
    public ValueTask AddMemberAsync(MemberSnapshot member, CancellationToken cancellationToken)
    {
        members.Add(member.Id, new MemberState(member));
        zones.Add(member.Zone.Id);
        foreach (var coupon in member.Coupons) NoteExpiry(member.Id, coupon.Instance, coupon.ExpiresAt);
        return ValueTask.CompletedTask;
    }

    /// <inheritdoc/>
    public ValueTask ActAsync(MemberAct act, CancellationToken cancellationToken)
    {
        if (act.Key is { } key && !keys.Add(key)) return ValueTask.CompletedTask;
        act = act with { Member = Standing(act.Member) };
        var state = members[act.Member];
        if (state.IsErased) return ValueTask.CompletedTask;
        state.Withdrawn.UnionWith(ImpliedConsents.Withdrawn(act.Event));
        state.Withdrawn.ExceptWith(ImpliedConsents.Granted(act.Event).Concat(act.Agreed));
        var before = state.Snapshot;
        state.Snapshot = act.ApplyTo(before);
        var storedAt = act.StoredAt ?? act.At;
        Append(act.Member, act.Event, act.At, storedAt, act.Properties);
        if (ChangeEvents.Properties(act.Set.Keys, before.Attributes, state.Snapshot.Attributes) is { Count: > 0 } changed)
            Append(act.Member, ChangeEvents.MemberUpdated, storedAt, storedAt, changed);
        return ValueTask.CompletedTask;
    }

    /// <summary>Stores an event of a member.</summary>
    internal void Append(MemberId member, string name, DateTimeOffset at, DateTimeOffset storedAt, IReadOnlyDictionary<string, AttributeValue> properties)
    {
        var state = members[Standing(member)];
        state.Append(new MemberEvent { Id = ++lastEvent, Name = name, At = at, StoredAt = storedAt, Properties = properties });
        Note(state);
    }

    /// <inheritdoc/>
    public async ValueTask MergeAsync(MergeRequest request, PlanSet plans, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var (survivor, duplicate) = (members[request.Survivor], members[request.Duplicate]);
        var result = MergeTurn.Run(plans, survivor.Work() with { Events = [] }, duplicate.Work() with { Events = [] }, sessions, request.Actor, now);
        await CommitAsync(new SlotLease([], 0), WorkBatch.Empty, [result.Survivor, result.Duplicate], cancellationToken);
        var consents = ConsentBook.Stricter(survivor.Consents, duplicate.Consents);
        var from = duplicate.Snapshot.PublicId;
        var coupons = duplicate.Snapshot.Coupons;
        survivor.Absorb(duplicate, MergedSnapshot.Of(survivor.Snapshot, duplicate.Snapshot, request.FromDuplicate, consents));
        foreach (var coupon in coupons) NoteExpiry(request.Survivor, coupon.Instance, coupon.ExpiresAt);
        trace.HandOn(request.Duplicate, request.Survivor);
        Note(duplicate);
        Append(request.Survivor, ChangeEvents.MemberMerged, now, now, new Dictionary<string, AttributeValue> { ["from"] = new AttributeValue.Text(from) });
    }

    /// <inheritdoc/>
    public async ValueTask EraseAsync(MemberId member, PlanSet plans, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var state = members[Standing(member)];
        await CommitAsync(new SlotLease([], 0), WorkBatch.Empty, [EraseTurn.Run(plans, state.Work() with { Events = [] }, sessions, now)], cancellationToken);
        state.Erase();
        trace.Empty(state.Snapshot.Id);
        Note(state);
    }

    /// <summary>Whoever a member has turned out to be.</summary>
    internal MemberId Standing(MemberId member) => members[member].Snapshot.MergedInto is { } survivor ? Standing(survivor) : member;

    /// <summary>When the next coupon expires; null when none does.</summary>
    internal DateTimeOffset? NextExpiry
    {
        get
        {
            // One that was used since is looked at once and forgotten
            while (expiring.TryPeek(out var next, out var at))
            {
                if (members[next.Member].Expiring(next.Instance) is not null) return at;
                expiring.Dequeue();
            }

            return null;
        }
    }

    /// <summary>Lets the coupons expire whose time is over.</summary>
    internal int Expire(bool told, DateTimeOffset now)
    {
        var expired = 0;
        for (; NextExpiry is { } at && at <= now; expired++)
        {
            var (member, instance) = expiring.Dequeue();
            var coupon = members[member].Expire(instance);
            if (told) Append(member, CouponEvents.Expired, at, now, CouponEvents.Properties(coupon.Coupon, instance, coupon.Scope));
        }

        return expired;
    }

    private void NoteExpiry(MemberId member, string instance, DateTimeOffset? at)
    {
        if (at is { } end) expiring.Enqueue((member, instance), end);
    }

    /// <inheritdoc/>
    public ValueTask ChangeSessionAsync(SessionRecord session, DateTimeOffset now, CancellationToken cancellationToken)
    {
        sessions[session.Key] = session.Cancelled ? session with { CancelledAt = session.CancelledAt ?? now } : session;
        foreach (var state in members.Values)
        {
            state.Wake(session.Key, now);
            Note(state);
        }

        return ValueTask.CompletedTask;
    }

    /// <summary>Whom a session concerns: those who are on the way with it, and those who carry a tag of it.</summary>
    public IEnumerable<MemberId> Followers(string session) =>
        members.Values.Where(state => state.Snapshot.Tags.Any(tag => tag.Scope == session) || state.Follows(session)).Select(state => state.Snapshot.Id);

    /// <inheritdoc/>
    public ValueTask<WorkBatch> LoadAsync(SlotLease lease, PlanSet plans, DateTimeOffset now, int most, IReadOnlySet<MemberId> busy, CancellationToken cancellationToken)
    {
        var next = unrouted.Take(long.MaxValue, most, busy);
        if (next.Count == 0) next = due.Take(now.UtcTicks, most, busy);
        var work = new List<MemberWork>(next.Count);
        foreach (var member in next) work.Add(members[member].Work());
        return ValueTask.FromResult(new WorkBatch { Members = work, Sessions = sessions });
    }

    /// <inheritdoc/>
    public ValueTask<CommitOutcome> CommitAsync(SlotLease lease, WorkBatch batch, IReadOnlyList<MemberChanges> changes, CancellationToken cancellationToken)
    {
        for (var i = 0; i < changes.Count; i++)
        {
            if (!members[changes[i].Member].Accepts(changes[i])) return ValueTask.FromResult(CommitOutcome.Conflict);
        }

        for (var i = 0; i < changes.Count; i++)
        {
            var change = changes[i];
            var state = members[change.Member];
            state.Commit(change);
            foreach (var raised in change.Raised)
            {
                state.Append(new MemberEvent
                {
                    Id = ++lastEvent,
                    Name = raised.Name,
                    At = raised.At,
                    StoredAt = raised.At,
                    Properties = raised.Properties,
                    Depth = raised.Depth,
                });
            }

            foreach (var recorded in change.Effects)
                if (recorded.Effect is Effect.IssueCoupon issue) NoteExpiry(change.Member, recorded.Key.ToString(), issue.ExpiresAt);
            Note(state);
            if (!change.Conversions.IsEmpty) conversions.AddRange(change.Conversions);
            trace.Record(change);
        }

        return ValueTask.FromResult(CommitOutcome.Committed);
    }

    /// <summary>Carries out an operation for everybody at once; a resumed journey then judges the entries it has kept.</summary>
    /// <returns>How many enrollments it changed, and how many it could not be applied to.</returns>
    public async ValueTask<(int Done, int Skipped)> OperateAsync(PlanSet plans, Operation operation, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var (done, skipped) = (0, 0);
        foreach (var state in members.Values)
        {
            var result = OperatorTurn.Run(plans, state.Work(operation, trace.Steps), sessions, operation, now);
            await CommitAsync(new SlotLease([], 0), WorkBatch.Empty, [result.Changes], cancellationToken);
            if (operation is Operation.Release && state.Held(operation.Journey) is { Count: > 0 } kept)
            {
                var ids = await TakeIdsAsync(kept.Count, cancellationToken);
                await CommitAsync(new SlotLease([], 0), WorkBatch.Empty, [OperatorTurn.Admit(plans, state.Work() with { Events = kept }, sessions, operation.Journey, ids, now)], cancellationToken);
            }

            (done, skipped) = (done + result.Done, skipped + result.Skipped);
        }

        return (done, skipped);
    }

    /// <summary>What an operation concerns of a member, as they stand.</summary>
    public OperatorWork WorkOf(MemberId member, Operation operation) => members[member].Work(operation, trace.Steps);

    /// <inheritdoc/>
    public ValueTask<IdBlock> TakeIdsAsync(int count, CancellationToken cancellationToken)
    {
        var block = new IdBlock(lastId + 1, count);
        lastId += count;
        return ValueTask.FromResult(block);
    }

    /// <inheritdoc/>
    public ValueTask<DateTimeOffset?> NextDueAsync(SlotLease lease, CancellationToken cancellationToken) =>
        ValueTask.FromResult<DateTimeOffset?>(due.First is { } ticks ? new DateTimeOffset(ticks, TimeSpan.Zero) : null);

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<TracedStep>> TraceAsync(CancellationToken cancellationToken) =>
        ValueTask.FromResult<IReadOnlyList<TracedStep>>([.. trace.Steps.Select(made => Told(members[made.Member], made.Step))]);

    /// <inheritdoc/>
    public ValueTask<MemberSnapshot> MemberAsync(MemberId member, CancellationToken cancellationToken) => ValueTask.FromResult(members[member].Snapshot);

    /// <summary>Where a member stands now: the tokens of their active enrollments, of all journeys or of one.</summary>
    public IReadOnlyList<Token> Tokens(MemberId member, JourneyId? journey = null) =>
        [.. members[Standing(member)].Work().Active.Where(active => journey is null || active.Enrollment.Journey == journey).SelectMany(active => active.Tokens)];

    /// <summary>Has the member looked at when there is something to do.</summary>
    private void Note(MemberState state)
    {
        unrouted.Put(state.Snapshot.Id, state.FirstUnrouted);
        due.Put(state.Snapshot.Id, state.NextDue?.UtcTicks);
    }

    private static TracedStep Told(MemberState state, TraceStep step) =>
        new(state.Snapshot.Id, state.Journey(step.Enrollment), state.EntryKey(step.Enrollment), state.StateOf(step.Enrollment), step);
}
