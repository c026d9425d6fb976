using JourneyStudio.Engine.Execution;
using JourneyStudio.Engine.Execution.Operating;
using JourneyStudio.Engine.Members;
using JourneyStudio.Engine.Simulation;

namespace JourneyStudio.Tests.Simulation.Chance;

/// <summary>Keeps what was committed, apart from the store that is under test.</summary>
internal sealed class Ledger(PlanSet plans, IEnumerable<MemberSnapshot> members)
{
    private readonly HashSet<EffectKey> keys = [];
    private readonly HashSet<string> acted = [];
    private readonly HashSet<Passage> touched = [];
    private readonly Dictionary<MemberId, long> lastRouted = [];
    private readonly Dictionary<MemberId, SortedDictionary<long, Passage>> active = [];
    private readonly EntryLaws entries = new();
    private readonly MigrationLaws migrations = new();

    public PlanSet Plans => plans;

    public Dictionary<EnrollmentId, Passage> Passages { get; } = [];

    public Dictionary<MemberId, ShadowMember> Members { get; } = members.ToDictionary(member => member.Id, member => new ShadowMember(member));

    public List<string> Refusals { get; } = [];

    public int Steps { get; private set; }

    /// <summary>Enrollments that a migration moved or let out.</summary>
    public int Migrated { get; private set; }

    /// <summary>Enrollments that were taken back.</summary>
    public int TakenBack { get; private set; }

    public DateTimeOffset? LastAct { get; private set; }

    public void Act(MemberAct act)
    {
        LastAct = act.StoredAt;
        if (acted.Add(act.Key!)) Members[act.Member].Act(act);
    }

    public void Commit(IReadOnlyList<MemberChanges> changes)
    {
        foreach (var change in changes)
        {
            ChangeLaws.Check(change);
            foreach (var id in change.Routed) Route(change.Member, id);
            foreach (var enrollment in change.Enrollments) Stand(enrollment);
            foreach (var step in change.Resolved) Touch(step.Enrollment).Resolve(step);
            foreach (var step in change.Departures) Touch(step.Enrollment).Depart(step);
            foreach (var steps in change.Steps.GroupBy(step => step.Enrollment)) Touch(steps.Key).Arrive(steps);
            foreach (var conversion in change.Conversions) Touch(conversion.Enrollment).Convert(conversion);
            foreach (var refusal in change.Refusals) Refusals.Add($"{change.Member.Value} {refusal.Journey.Value} {refusal.At:O} {refusal.Reason}");
            foreach (var effect in change.Effects) Record(change.Member, effect);
            Steps += change.Steps.Length;
        }
    }

    public void Operate(Operation operation, OperatorResult result)
    {
        if (operation is Operation.Migrate) Migrated += result.Done;
        else TakenBack += result.Done;
        Commit([result.Changes]);
    }

    /// <summary>What the store hands out is what was committed.</summary>
    public void CheckLoaded(WorkBatch batch)
    {
        foreach (var work in batch.Members)
        {
            var known = active.TryGetValue(work.Member.Id, out var passages) ? passages.Values.ToList() : [];
            Law.Holds(work.Active.Select(one => one.Enrollment.Id).SequenceEqual(known.Select(passage => passage.Enrollment.Id)), "the store hands out other enrollments than were committed");
            foreach (var (loaded, passage) in work.Active.Zip(known))
                Law.Holds(loaded.Enrollment.Step == passage.Enrollment.Step && loaded.Tokens.Select(token => (token.Number, token.Step)).SequenceEqual(passage.Tokens.Values.Select(token => (token.Number, token.Step))), "the store hands out other tokens than were committed");
        }
    }

    /// <summary>After a drain: everything that was touched, and no token that is overdue.</summary>
    public void CheckLaws(DateTimeOffset now)
    {
        foreach (var passage in touched)
        {
            passage.CheckLaws();
            if (passage.IsActive) RestLaws.CheckJoins(passage);
        }

        touched.Clear();
        migrations.Check(Passages.Values);
        foreach (var passage in active.Values.SelectMany(passages => passages.Values)) RestLaws.CheckDue(passage, now);
    }

    private void Route(MemberId member, long id)
    {
        Law.Holds(lastRouted.GetValueOrDefault(member) < id, $"event {id} is routed twice or out of order");
        lastRouted[member] = id;
    }

    private void Record(MemberId member, RecordedEffect effect)
    {
        Law.Holds(keys.Add(effect.Key), $"effect {effect.Key} is recorded twice");
        Touch(effect.Key.Enrollment).Effects.Add(effect);
        Members[member].Apply(effect);
    }

    private void Stand(EnrollmentChange change)
    {
        var id = change.Enrollment.Id;
        if (change.StepBefore is null)
        {
            Law.Holds(!Passages.ContainsKey(id), $"enrollment {id.Value} begins twice");
            Passages.Add(id, new Passage(plans.Find(change.Enrollment.Version)!, change.Enrollment));
            entries.Enter(Passages[id]);
        }

        var passage = Touch(id);
        migrations.Stand(change);
        passage.Stand(change, plans);
        if (!active.TryGetValue(change.Enrollment.Member, out var passages)) active[change.Enrollment.Member] = passages = [];
        if (passage.IsActive) passages[id.Value] = passage;
        else passages.Remove(id.Value);
    }

    private Passage Touch(EnrollmentId id)
    {
        var passage = Passages[id];
        touched.Add(passage);
        return passage;
    }
}
