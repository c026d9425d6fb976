using JourneyStudio.Engine.Activities;
using JourneyStudio.Engine.Execution;
using JourneyStudio.Engine.Execution.Operating;
using JourneyStudio.Engine.Members;

namespace JourneyStudio.Engine.Simulation;

/// <summary>One member in memory with everything that is going on for them.</summary>
internal sealed class MemberState(MemberSnapshot snapshot)
{
    private readonly Dictionary<EnrollmentId, Enrollment> enrollments = [];
    private readonly Dictionary<EnrollmentId, SortedDictionary<int, Token>> tokens = [];
    private readonly List<MemberEvent> unrouted = [];
    private readonly HashSet<HeldEntry> held = [];

    public MemberSnapshot Snapshot { get; set; } = snapshot;

    public IReadOnlyList<MemberEvent> Unrouted => unrouted;

    public DateTimeOffset? NextDue => tokens.Values.SelectMany(parked => parked.Values).Where(token => !token.Held).Min(token => token.Due);

    public JourneyId Journey(EnrollmentId enrollment) => enrollments[enrollment].Journey;

    public string EntryKey(EnrollmentId enrollment) => enrollments[enrollment].EntryKey;

    public EnrollmentState StateOf(EnrollmentId enrollment) => enrollments[enrollment].State;

    public void Append(MemberEvent occurred)
    {
        unrouted.Add(occurred);
    }

    /// <summary>Has the tokens that follow a date decide anew, where their enrollment carries the session.</summary>
    public void Wake(string session, DateTimeOffset now)
    {
        foreach (var enrollment in enrollments.Values.Where(one => one.State == EnrollmentState.Active && one.Records.GetValueOrDefault(RecordKinds.Session) == session))
        {
            foreach (var token in tokens[enrollment.Id].Values.Where(token => token.Follows).ToList()) tokens[enrollment.Id][token.Number] = token with { Due = now };
        }
    }

    public MemberWork Work() => new()
    {
        Member = Snapshot,
        Events = [.. unrouted],
        Active = [.. enrollments.Values.Where(enrollment => enrollment.State == EnrollmentState.Active).Select(enrollment => new EnrollmentWork(enrollment, [.. tokens[enrollment.Id].Values]))],
        Measured = [.. enrollments.Values.Where(enrollment => enrollment is { State: not EnrollmentState.Active, GoalUntil: not null, ConvertedAt: null })],
        Entries = [.. enrollments.Values.GroupBy(enrollment => (enrollment.Journey, enrollment.EntryKey)).Select(group => new PastEntry(group.Key.Journey, group.Key.EntryKey, group.Max(enrollment => enrollment.EnteredAt)))],
    };

    /// <summary>What an operation concerns.</summary>
    public OperatorWork Work(Operation operation, IReadOnlyList<TracedStep> trace) => new()
    {
        Member = Work(),
        Targets = [.. enrollments.Values.Where(enrollment => enrollment.State == EnrollmentState.Active && IsMeant(enrollment, operation) && Concerns(operation, tokens[enrollment.Id].Values)).Select(enrollment => enrollment.Id)],
        Failed =
        [
            .. enrollments.Values.Where(enrollment => operation is Operation.Retry && enrollment.State == EnrollmentState.Failed && IsMeant(enrollment, operation)).Select(enrollment => new FailedEnrollment(
                enrollment,
                [
                    .. trace.Select(traced => traced.Step).Where(step => step.Enrollment == enrollment.Id && step.End == "failed" && step.LeftAt == enrollment.EndedAt)
                        .Select(step => new FailedStep(step.Token, step.Activity, step.LeftAt!.Value)),
                ])),
        ],
    };

    /// <summary>Events that a paused journey has kept.</summary>
    public List<MemberEvent> Held(JourneyId journey) => [.. Snapshot.Events.Where(occurred => held.Contains(new HeldEntry(journey, occurred.Id)))];

    public void Commit(MemberChanges changes)
    {
        held.UnionWith(changes.Held);
        held.ExceptWith(changes.Judged);
        var routed = unrouted.Where(occurred => changes.Routed.Contains(occurred.Id)).ToList();
        unrouted.RemoveAll(routed.Contains);
        Snapshot = Snapshot with { Events = [.. Snapshot.Events, .. routed], LastAct = routed.Aggregate(Snapshot.LastAct, OwnActs.Latest) };
        foreach (var change in changes.Enrollments)
        {
            enrollments[change.Enrollment.Id] = change.Enrollment;
            if (!tokens.TryGetValue(change.Enrollment.Id, out var parked)) tokens[change.Enrollment.Id] = parked = [];
            foreach (var number in change.Gone) parked.Remove(number);
            foreach (var token in change.Tokens) parked[token.Number] = token;
        }

        foreach (var conversion in changes.Conversions)
        {
            var converted = enrollments[conversion.Enrollment];
            if (converted.ConvertedAt is null) enrollments[converted.Id] = converted with { ConvertedAt = conversion.At };
        }

        foreach (var effect in changes.Effects) Snapshot = Apply(Snapshot, effect);
    }

    private static bool Concerns(Operation operation, IEnumerable<Token> parked) => operation switch
    {
        Operation.Retry => false,
        Operation.Skip skip => parked.Any(token => skip.Of.Includes(token.Activity, token.ArrivedAt)),
        Operation.Move move => parked.Any(token => move.Of.Includes(token.Activity, token.ArrivedAt)),
        _ => true,
    };

    private static bool IsMeant(Enrollment enrollment, Operation operation) => enrollment.Journey == operation.Journey && enrollment.EnteredAt <= operation.At;

    private static MemberSnapshot Apply(MemberSnapshot member, RecordedEffect recorded) => recorded.Effect switch
    {
        Effect.AddTag add => member with { Tags = new HashSet<TagKey>(member.Tags) { add.Tag } },
        Effect.RemoveTag remove => member with { Tags = member.Tags.Where(tag => tag != remove.Tag).ToHashSet() },
        Effect.IssueCoupon issue => member with
        {
            Coupons = [.. member.Coupons, new CouponFact(recorded.Key.ToString(), issue.Coupon, issue.Scope, CouponState.Issued, recorded.At, issue.ExpiresAt)],
        },
        Effect.CreateTask create => member with { Tasks = new Dictionary<string, string>(member.Tasks) { [create.Purpose] = recorded.Key.ToString() } },
        Effect.WithdrawTask withdraw => member with { Tasks = member.Tasks.Where(task => task.Key != withdraw.Purpose).ToDictionary() },
        Effect.SetAttribute set => With(member, set.Attribute, set.Value),
        Effect.AddPoints points => With(member, BuiltInAttributes.Points, new AttributeValue.Number(Points(member) + points.Amount)),
        Effect.SendMessage send => member with { Messages = [.. member.Messages, new MessageFact(send.Channel, send.Class, recorded.Journey, recorded.At)] },
        _ => member,
    };

    private static decimal Points(MemberSnapshot member) => member.Attributes.GetValueOrDefault(BuiltInAttributes.Points) is AttributeValue.Number balance ? balance.Value : 0;

    private static MemberSnapshot With(MemberSnapshot member, string attribute, AttributeValue? value)
    {
        var attributes = new Dictionary<string, AttributeValue>(member.Attributes);
        if (value is null) attributes.Remove(attribute);
        else attributes[attribute] = value;
        return member with { Attributes = attributes };
    }
}
