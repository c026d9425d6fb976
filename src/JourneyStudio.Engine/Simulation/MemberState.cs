using System.Collections.Immutable;
using JourneyStudio.Engine.Activities;
using JourneyStudio.Engine.Execution;
using JourneyStudio.Engine.Execution.Operating;
using JourneyStudio.Engine.Members;
using JourneyStudio.Engine.Members.Merging;

namespace JourneyStudio.Engine.Simulation;

/// <summary>One member in memory with everything that is going on for them.</summary>
internal sealed class MemberState(MemberSnapshot snapshot)
{
    private readonly Dictionary<EnrollmentId, Enrollment> enrollments = [];
    private readonly List<ParkedTokens> active = [];
    private readonly Dictionary<(JourneyId Journey, string EntryKey), DateTimeOffset> entries = [];
    private readonly HashSet<EnrollmentId> measured = [];
    private readonly List<MemberEvent> unrouted = [];
    private readonly HashSet<HeldEntry> held = [];
    private readonly List<MigrationNote> migrated = [];

    public MemberSnapshot Snapshot { get; set; } = snapshot;

    /// <summary>Number of the first event that is not routed; null when all are.</summary>
    public long? FirstUnrouted => unrouted.Count == 0 ? null : unrouted[0].Id;

    /// <summary>When the first token is due; null when none waits for a time.</summary>
    public DateTimeOffset? NextDue { get; private set; }

    public JourneyId Journey(EnrollmentId enrollment) => enrollments[enrollment].Journey;

    public string EntryKey(EnrollmentId enrollment) => enrollments[enrollment].EntryKey;

    public EnrollmentState StateOf(EnrollmentId enrollment) => enrollments[enrollment].State;

    public void Append(MemberEvent occurred) => unrouted.Add(occurred);

    /// <summary>Consents that the member took back.</summary>
    public HashSet<Consent> Withdrawn { get; } = [];

    /// <summary>What the member has said about being written to.</summary>
    public ConsentBook Consents => new(Snapshot.Consents, Withdrawn, Snapshot.Addresses.Keys.Select(ChannelKeys.Account).ToHashSet());

    /// <summary>Everything of another member becomes this one's; what is known of the two together is <paramref name="snapshot"/>.</summary>
    public void Absorb(MemberState other, MemberSnapshot snapshot)
    {
        foreach (var enrollment in other.enrollments.Values) enrollments[enrollment.Id] = enrollment with { Member = Snapshot.Id };
        active.AddRange(other.active);
        active.Sort((one, another) => one.Enrollment.Value.CompareTo(another.Enrollment.Value));
        foreach (var (entry, at) in other.entries)
        {
            if (!entries.TryGetValue(entry, out var last) || last < at) entries[entry] = at;
        }

        measured.UnionWith(other.measured);
        held.UnionWith(other.held);
        unrouted.AddRange(other.unrouted);
        unrouted.Sort((one, another) => one.Id.CompareTo(another.Id));
        Withdrawn.UnionWith(other.Withdrawn);
        Snapshot = snapshot;
        other.Clear();
        other.Snapshot = MergedSnapshot.Gone(other.Snapshot) with { MergedInto = Snapshot.Id };
        FindDue();
    }

    /// <summary>Whether the person's data have been erased: nothing is stored for them any more.</summary>
    public bool IsErased { get; private set; }

    /// <summary>The person's data go; what is left is who it was, in no words, and that something happened.</summary>
    public void Erase()
    {
        IsErased = true;
        Snapshot = MergedSnapshot.Gone(Snapshot) with { Messages = Snapshot.Messages, Orders = Snapshot.Orders, Coupons = Snapshot.Coupons };
        var emptied = unrouted.ConvertAll(occurred => occurred with { Properties = new Dictionary<string, AttributeValue>() });
        unrouted.Clear();
        unrouted.AddRange(emptied);
        Withdrawn.Clear();
    }

    private void Clear()
    {
        enrollments.Clear();
        active.Clear();
        entries.Clear();
        measured.Clear();
        held.Clear();
        unrouted.Clear();
        NextDue = null;
    }

    /// <summary>A coupon that was not used yet; null else.</summary>
    public CouponFact? Expiring(string instance) => Snapshot.Coupons.FirstOrDefault(coupon => coupon.Instance == instance && coupon.State is (CouponState.Issued or CouponState.Claimed));

    /// <summary>The time of a coupon is over.</summary>
    public CouponFact Expire(string instance)
    {
        Snapshot = Snapshot with { Coupons = [.. Snapshot.Coupons.Select(coupon => coupon.Instance == instance ? coupon with { State = CouponState.Expired } : coupon)] };
        return Snapshot.Coupons.First(coupon => coupon.Instance == instance);
    }

    /// <summary>Has the tokens that follow a date decide anew, where their enrollment carries the session.</summary>
    public void Wake(string session, DateTimeOffset now)
    {
        foreach (var parked in active.Where(parked => IsOf(session, parked))) parked.Wake(now);
        FindDue();
    }

    /// <summary>Whether the member is on the way with a session.</summary>
    public bool Follows(string session) => active.Exists(parked => IsOf(session, parked));

    /// <summary>What is to be done. What only events need is there when there are events.</summary>
    public MemberWork Work() => new()
    {
        Member = Snapshot,
        Events = [.. unrouted],
        Active = Active(),
        Measured = unrouted.Count == 0 ? [] : [.. measured.Select(id => enrollments[id])],
        Entries = unrouted.Count == 0 && held.Count == 0 ? [] : [.. entries.Select(entry => new PastEntry(entry.Key.Journey, entry.Key.EntryKey, entry.Value))],
    };

    private bool IsOf(string session, ParkedTokens parked) => enrollments[parked.Enrollment].Records.GetValueOrDefault(RecordKinds.Session) == session;

    private EnrollmentWork[] Active()
    {
        if (active.Count == 0) return [];
        var work = new EnrollmentWork[active.Count];
        for (var i = 0; i < work.Length; i++) work[i] = new EnrollmentWork(enrollments[active[i].Enrollment], active[i].ToArray());
        return work;
    }

    /// <summary>What an operation concerns.</summary>
    public OperatorWork Work(Operation operation, IReadOnlyList<(MemberId Member, TraceStep Step)> trace) => new()
    {
        Member = Work(),
        Targets = [.. enrollments.Values.Where(enrollment => enrollment.State == EnrollmentState.Active && IsMeant(enrollment, operation) && Concerns(operation, Parked(enrollment.Id)!.Tokens)).Select(enrollment => enrollment.Id)],
        Failed =
        [
            .. enrollments.Values.Where(enrollment => operation is Operation.Retry && enrollment.State == EnrollmentState.Failed && IsMeant(enrollment, operation)).Select(enrollment => new FailedEnrollment(
                enrollment,
                [
                    .. trace.Select(made => made.Step).Where(step => step.Enrollment == enrollment.Id && step.End == "failed" && step.LeftAt == enrollment.EndedAt)
                        .Select(step => FailedStep.Of(step.Token, step.Activity, step.LeftAt!.Value, step.Values)),
                ])),
        ],
        Migrated = operation is Operation.TakeBack takeBack
            ? [.. migrated.Where(note => note.Migration == takeBack.Migration).Select(note => new MigratedEnrollment(note, enrollments[note.Enrollment] is { State: not EnrollmentState.Active } ended ? ended : null))]
            : [],
    };

    /// <summary>Events that a paused journey has kept.</summary>
    public List<MemberEvent> Held(JourneyId journey) => [.. Snapshot.Events.Where(occurred => held.Contains(new HeldEntry(journey, occurred.Id)))];

    /// <summary>Whether the changes were made from what stands here now.</summary>
    public bool Accepts(MemberChanges changes)
    {
        foreach (var id in changes.Routed)
        {
            if (!HasUnrouted(id)) return false;
        }

        foreach (var change in changes.Enrollments)
        {
            if (!Accepts(change)) return false;
        }

        return true;
    }

    private bool HasUnrouted(long id) => unrouted.Exists(occurred => occurred.Id == id);

    private bool Accepts(EnrollmentChange change)
    {
        var known = enrollments.TryGetValue(change.Enrollment.Id, out var now);
        if (change.StepBefore is not { } before) return !known;
        if (!known || now!.Step != before || now.State != change.StateBefore) return false;
        var parked = change.Gone.IsEmpty ? null : Parked(now.Id);
        foreach (var number in change.Gone)
        {
            if (!parked!.Has(number)) return false;
        }

        return true;
    }

    public void Commit(MemberChanges changes)
    {
        held.UnionWith(changes.Held);
        held.ExceptWith(changes.Judged);
        migrated.AddRange(changes.Migrated);
        Route(changes.Routed);
        foreach (var change in changes.Enrollments) Stand(change);
        foreach (var conversion in changes.Conversions)
        {
            var converted = enrollments[conversion.Enrollment];
            if (converted.ConvertedAt is null) enrollments[converted.Id] = converted with { ConvertedAt = conversion.At };
            measured.Remove(converted.Id);
        }

        foreach (var recorded in changes.Effects)
        {
            Snapshot = MemberEffects.Apply(Snapshot, recorded.Effect, recorded.Key, recorded.Journey, recorded.At);
            // Nothing keeps a message here: it has left as soon as it stands
            if (recorded.Effect is Effect.SendMessage send) Snapshot = Snapshot with { Sent = [.. Snapshot.Sent, new SentMessage(send.Channel, send.Template, recorded.At)] };
        }

        FindDue();
    }

    private void Route(ImmutableArray<long> ids)
    {
        if (!ids.IsEmpty) Learn(ids);
    }

    private void Learn(ImmutableArray<long> ids)
    {
        var routed = unrouted.FindAll(occurred => ids.Contains(occurred.Id));
        unrouted.RemoveAll(routed.Contains);
        Snapshot = Snapshot with { Events = [.. Snapshot.Events, .. routed], LastAct = routed.Aggregate(Snapshot.LastAct, OwnActs.Latest) };
    }

    private void Stand(EnrollmentChange change)
    {
        var enrollment = change.Enrollment;
        enrollments[enrollment.Id] = enrollment;
        var entry = (enrollment.Journey, enrollment.EntryKey);
        if (!entries.TryGetValue(entry, out var last) || last < enrollment.EnteredAt) entries[entry] = enrollment.EnteredAt;
        if (enrollment.State != EnrollmentState.Active)
        {
            if (Parked(enrollment.Id) is { } over) active.Remove(over);
            if (enrollment is { GoalUntil: not null, ConvertedAt: null }) measured.Add(enrollment.Id);
            return;
        }

        measured.Remove(enrollment.Id);
        (Parked(enrollment.Id) ?? Add(enrollment.Id)).Change(change.Gone, change.Tokens);
    }

    private ParkedTokens? Parked(EnrollmentId enrollment)
    {
        foreach (var parked in active)
        {
            if (parked.Enrollment == enrollment) return parked;
        }

        return null;
    }

    /// <summary>In order of the enrollments.</summary>
    private ParkedTokens Add(EnrollmentId enrollment)
    {
        var added = new ParkedTokens(enrollment);
        var after = active.FindLastIndex(parked => parked.Enrollment.Value < enrollment.Value);
        active.Insert(after + 1, added);
        return added;
    }

    private void FindDue()
    {
        NextDue = null;
        foreach (var parked in active)
        {
            if (parked.NextDue is { } due && (NextDue is not { } first || due < first)) NextDue = due;
        }
    }

    private static bool Concerns(Operation operation, IEnumerable<Token> parked) => operation switch
    {
        Operation.Retry or Operation.TakeBack => false,
        Operation.Migrate migrate => parked.Any(token => migrate.Map.TryGetValue(token.Activity, out var choice) && choice.Way != MigrationWay.Stay),
        Operation.Skip skip => parked.Any(token => skip.Of.Includes(token.Activity, token.ArrivedAt)),
        Operation.Move move => parked.Any(token => move.Of.Includes(token.Activity, token.ArrivedAt)),
        _ => true,
    };

    private static bool IsMeant(Enrollment enrollment, Operation operation) => enrollment.Journey == operation.Journey && enrollment.EnteredAt <= operation.At
        && (operation is not Operation.Migrate migrate || enrollment.Version == migrate.From);
}
