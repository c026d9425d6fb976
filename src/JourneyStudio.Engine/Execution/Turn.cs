using System.Collections.Immutable;
using JourneyStudio.Engine.Activities;
using JourneyStudio.Engine.Content;
using JourneyStudio.Engine.Execution.Operating;
using JourneyStudio.Engine.Members;

namespace JourneyStudio.Engine.Execution;

/// <summary>State of one member's turn: what was loaded, as effects change it, and what is to be committed.</summary>
internal sealed class Turn
{
    private readonly MemberWork work;
    private readonly IReadOnlyDictionary<string, SessionRecord> sessions;
    private readonly IdBlock ids;
    private readonly List<WorkingEnrollment> enrollments = [];
    private readonly List<PastEntry> entered = [];
    private readonly List<long> routed = [];
    private readonly List<TraceStep> steps = [];
    private readonly List<RecordedEffect> effects = [];

    // What few turns have is made when it is needed: turns are made by the million.
    private List<TraceStep>? departures;
    private List<TraceStep>? resolved;
    private List<RaisedEvent>? raised;
    private List<EntryRefusal>? refusals;
    private List<Conversion>? conversions;
    private List<HeldEntry>? held;
    private List<HeldEntry>? judged;
    private List<MigrationNote>? migrated;
    private Dictionary<JourneyId, int>? raisedEntries;

    public Turn(PlanSet plans, MemberWork work, IReadOnlyDictionary<string, SessionRecord> sessions, IdBlock ids, DateTimeOffset now)
    {
        (Plans, this.work, this.sessions, this.ids, Now, Member) = (plans, work, sessions, ids, now, work.Member);
        foreach (var active in work.Active)
        {
            if (plans.Find(active.Enrollment.Version) is { } plan)
                enrollments.Add(new WorkingEnrollment(plan, active.Enrollment, active.Tokens, isNew: false));
        }
    }

    public PlanSet Plans { get; }

    public DateTimeOffset Now { get; }

    /// <summary>The member, effects of this turn included.</summary>
    public MemberSnapshot Member { get; set; }

    /// <summary>How often the member has changed in this turn: by an event or by an effect.</summary>
    public int ChangeCount { get; private set; }

    /// <summary>Enrollments that are over and may still reach their goal.</summary>
    public IReadOnlyList<Enrollment> Measured => work.Measured;

    /// <summary>All enrollments of the turn, those that it has ended among them.</summary>
    public List<WorkingEnrollment> Enrollments => enrollments;

    public IEnumerable<WorkingEnrollment> Active => enrollments.Where(enrollment => enrollment.IsActive);

    /// <summary>The member's one active enrollment in the journey under this key.</summary>
    public WorkingEnrollment? Running(JourneyId journey, string key)
    {
        foreach (var enrollment in enrollments)
        {
            if (enrollment.IsActive && enrollment.Journey == journey && enrollment.EntryKey == key) return enrollment;
        }

        return null;
    }

    public DateTimeOffset? LastEntry(JourneyId journey, string key)
    {
        DateTimeOffset? last = null;
        foreach (var entry in work.Entries)
        {
            if (entry.Journey == journey && entry.EntryKey == key) last = entry.EnteredAt;
        }

        foreach (var entry in entered)
        {
            if (entry.Journey == journey && entry.EntryKey == key) last = entry.EnteredAt;
        }

        return last;
    }

    /// <summary>How often events that journeys raised have let the member into a journey in this turn.</summary>
    public int RaisedEntries(JourneyId journey) => raisedEntries?.GetValueOrDefault(journey) ?? 0;

    public void CountRaisedEntry(JourneyId journey) => (raisedEntries ??= [])[journey] = RaisedEntries(journey) + 1;

    public WorkingEnrollment Enroll(Plan plan, string key, ImmutableSortedDictionary<string, string> records, EnrollmentState state = EnrollmentState.Active)
    {
        var enrollment = new Enrollment
        {
            Id = new EnrollmentId(ids.Next()),
            Journey = plan.Identity.Journey,
            Version = plan.Identity.Version,
            Member = Member.Id,
            Subject = Member.IsStaff ? SubjectKind.Staff : SubjectKind.Member,
            EntryKey = key,
            Records = records,
            EnteredAt = Now,
            State = state,
            EndedAt = state == EnrollmentState.Active ? null : Now,
            GoalUntil = plan.Goal?.Window.After(Now, plan.Zone ?? Member.Zone),
        };
        entered.Add(new PastEntry(enrollment.Journey, key, Now));
        var working = new WorkingEnrollment(plan, enrollment, [], isNew: true);
        enrollments.Add(working);
        return working;
    }

    public SessionRecord? Session(string? key) => key is null ? null : sessions.GetValueOrDefault(key);

    /// <summary>What a trigger may look at before there is an enrollment.</summary>
    public ActivityContext Context(Plan plan, ImmutableSortedDictionary<string, string> records) => Context(plan, records, Now, Now, "", default, 0);

    /// <summary>What an activity may look at when a token arrives or is parked there.</summary>
    public ActivityContext Context(WorkingEnrollment enrollment, string activity = "", int step = 0, DateTimeOffset? arrivedAt = null, MemberEvent? cause = null) =>
        Context(enrollment.Plan, enrollment.Records, enrollment.EnteredAt, arrivedAt ?? Now, activity, enrollment.Id, step, enrollment.Values, cause);

    private ActivityContext Context(
        Plan plan, ImmutableSortedDictionary<string, string> records, DateTimeOffset enteredAt, DateTimeOffset arrivedAt, string activity, EnrollmentId enrollment, int step,
        ImmutableSortedDictionary<string, AttributeValue>? values = null, MemberEvent? cause = null) => new()
        {
            Member = Member,
            Records = records,
            Values = values ?? JourneyValues.None,
            Event = cause,
            EnteredAt = enteredAt,
            ArrivedAt = arrivedAt,
            Journey = plan.Identity.Key,
            Activity = activity,
            Enrollment = enrollment,
            Step = step,
            Zone = plan.Zone ?? Member.Zone,
            Session = Session(records.GetValueOrDefault(RecordKinds.Session)),
            Content = Plans.Content,
            Contact = Plans.Contact(plan.Identity.Version),
            Now = Now,
        };

    /// <summary>From here on the event is part of what the member did.</summary>
    public void Learn(MemberEvent occurred)
    {
        routed.Add(occurred.Id);
        if (Plans.ListensTo(occurred.Name)) Changed();
        if (Plans.Needs.Acts is not null) Member = Member with { LastAct = OwnActs.Latest(Member.LastAct, occurred) };
        if (Plans.Needs.Events.ContainsKey(occurred.Name)) Member = Member with { Events = [.. Member.Events, occurred] };
    }

    /// <summary>What follows the member's data has to be judged again.</summary>
    public void Changed() => ChangeCount++;

    public void Refuse(EntryRefusal refusal) => (refusals ??= []).Add(refusal);

    /// <summary>A paused journey keeps an event for later.</summary>
    public void Hold(HeldEntry entry) => (held ??= []).Add(entry);

    /// <summary>A kept event is being judged.</summary>
    public void Judge(HeldEntry entry) => (judged ??= []).Add(entry);

    /// <summary>A migration keeps what it changed of an enrollment.</summary>
    public void Note(MigrationNote note) => (migrated ??= []).Add(note);

    /// <summary>Takes up an enrollment that has ended.</summary>
    public WorkingEnrollment? Revive(Enrollment ended)
    {
        if (Plans.Find(ended.Version) is not { } plan) return null;
        var working = new WorkingEnrollment(plan, ended, [], isNew: false);
        working.Revive();
        enrollments.Add(working);
        return working;
    }

    public void Record(TraceStep step) => steps.Add(step);

    public void Record(RecordedEffect effect) => effects.Add(effect);

    public void Raise(RaisedEvent occurred)
    {
        if (Plans.ListensTo(occurred.Name)) (raised ??= []).Add(occurred);
    }

    /// <summary>Whether no event of this turn has converted it before.</summary>
    public bool ConvertsFirst(EnrollmentId enrollment) => conversions?.Exists(conversion => conversion.Enrollment == enrollment) != true;

    public void Record(Conversion conversion) => (conversions ??= []).Add(conversion);

    /// <summary>Notes how a token leaves: in its step if that was made in this turn, else as a departure.</summary>
    public void Leave(TraceStep left)
    {
        if (MadeHere(left) is { } place)
        {
            var made = steps[place];
            steps[place] = left with { By = left.By ?? made.By, Values = [.. made.Values, .. left.Values], Effects = [.. made.Effects, .. left.Effects] };
            return;
        }

        (departures ??= []).Add(left);
    }

    /// <summary>Notes that a parked token has decided anew and stays.</summary>
    public void Resolve(TraceStep anew)
    {
        if (MadeHere(anew) is { } place) steps[place] = steps[place] with { Values = [.. steps[place].Values, .. anew.Values] };
        else (resolved ??= []).Add(anew);
    }

    public MemberChanges Changes() => new()
    {
        Member = work.Member.Id,
        Routed = [.. routed],
        Enrollments = Changed(enrollments),
        Steps = [.. steps],
        Departures = departures is null ? [] : [.. departures],
        Resolved = resolved is null ? [] : [.. resolved],
        Effects = [.. effects],
        Raised = raised is null ? [] : [.. raised],
        Refusals = refusals is null ? [] : [.. refusals],
        Conversions = conversions is null ? [] : [.. conversions],
        Held = held is null ? [] : [.. held],
        Judged = judged is null ? [] : [.. judged],
        Migrated = migrated is null ? [] : [.. migrated],
    };

    private static ImmutableArray<EnrollmentChange> Changed(List<WorkingEnrollment> enrollments)
    {
        var changed = ImmutableArray.CreateBuilder<EnrollmentChange>(enrollments.Count);
        foreach (var enrollment in enrollments)
        {
            if (enrollment.Change() is { } change) changed.Add(change);
        }

        return changed.DrainToImmutable();
    }

    /// <summary>Place of a step that was made in this turn; null for one that was stored before.</summary>
    private int? MadeHere(TraceStep of)
    {
        for (var i = steps.Count - 1; i >= 0; i--)
        {
            if (steps[i].Step == of.Step && steps[i].Enrollment == of.Enrollment) return i;
        }

        return null;
    }
}
