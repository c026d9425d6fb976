using System.Collections.Immutable;
using JourneyStudio.Engine.Activities;
using JourneyStudio.Engine.Content;
using JourneyStudio.Engine.Execution.Operating;

namespace JourneyStudio.Engine.Execution.Merging;

/// <summary>Decides what becomes of the journeys of two members who are one person. A pure function of the plans, the work and the time, like a member's own turn.</summary>
public static class MergeTurn
{
    /// <summary>Of two active enrollments of one journey and entry key the older stays. What moves keeps its tokens as they are; its steps say that it was merged, and by whom.</summary>
    /// <param name="plans">The published versions.</param>
    /// <param name="survivor">Who stays, without events: these are left to the survivor's own turn.</param>
    /// <param name="duplicate">Who goes on as the survivor, without events.</param>
    /// <param name="sessions">Sessions by key, those of the work's records among them.</param>
    /// <param name="actor">Who merges them.</param>
    /// <param name="now">Now.</param>
    public static MergeResult Run(
        PlanSet plans, MemberWork survivor, MemberWork duplicate, IReadOnlyDictionary<string, SessionRecord> sessions, long actor, DateTimeOffset now)
    {
        var by = new Intervention(Intervention.Merged, actor);
        var ended = Younger(survivor.Active, duplicate.Active);
        var staying = End(new Turn(plans, survivor, sessions, new IdBlock(0, 0), now), survivor, ended, by);
        var going = new Turn(plans, duplicate, sessions, new IdBlock(0, 0), now);
        var leaving = End(going, duplicate, ended, by);
        foreach (var purpose in going.Member.Tasks.Keys.Intersect(staying.Turn.Member.Tasks.Keys).Order(StringComparer.Ordinal).ToList())
            OpenTasks.WithdrawDouble(going, purpose);
        return new MergeResult(staying.Changes(), leaving.Changes(Marks(duplicate, ended, by)), ended);
    }

    /// <summary>Those that have to end: the younger of each two.</summary>
    public static ImmutableArray<EnrollmentId> Younger(IReadOnlyList<EnrollmentWork> one, IReadOnlyList<EnrollmentWork> other)
    {
        var ended = ImmutableArray.CreateBuilder<EnrollmentId>();
        foreach (var (enrollment, _) in one)
        {
            foreach (var (same, _) in other)
            {
                if (same.Journey != enrollment.Journey || same.EntryKey != enrollment.EntryKey || same.Subject != enrollment.Subject) continue;
                var isYounger = (same.EnteredAt, same.Id.Value).CompareTo((enrollment.EnteredAt, enrollment.Id.Value)) > 0;
                ended.Add(isYounger ? same.Id : enrollment.Id);
            }
        }

        return ended.ToImmutable();
    }

    private static Ending End(Turn turn, MemberWork work, ImmutableArray<EnrollmentId> ended, Intervention by)
    {
        var ending = new Ending(turn, []);
        foreach (var active in work.Active.Where(active => ended.Contains(active.Enrollment.Id)))
        {
            if (turn.Enrollments.Find(enrollment => enrollment.Id == active.Enrollment.Id) is { } enrollment)
                new Burst(turn, enrollment, cause: null).EndAll(EnrollmentState.Exited, RefusalReasons.Merged, "exited", by);
            else
                ending.Orphans.Add((active, [.. AbruptEnd.Departures(active, "exited", turn.Now).Select(step => step with { By = by })]));
        }

        return ending;
    }

    /// <summary>What rests where it is notes that it was handed on.</summary>
    private static IEnumerable<TraceStep> Marks(MemberWork duplicate, ImmutableArray<EnrollmentId> ended, Intervention hand) =>
        from active in duplicate.Active
        where !ended.Contains(active.Enrollment.Id)
        from token in active.Tokens
        select new TraceStep
        {
            Enrollment = active.Enrollment.Id,
            Version = active.Enrollment.Version,
            Step = token.Step,
            Token = token.Number,
            Activity = token.Activity,
            ArrivedAt = token.ArrivedAt,
            By = hand,
            Values = [new DecidingValue(DecidingValue.MergedFrom, duplicate.Member.PublicId)],
        };

    /// <summary>A turn, and the enrollments that end without their plan.</summary>
    private readonly record struct Ending(Turn Turn, List<(EnrollmentWork Work, ImmutableArray<TraceStep> Left)> Orphans)
    {
        public MemberChanges Changes(IEnumerable<TraceStep>? marks = null)
        {
            var (changes, now) = (Turn.Changes(), Turn.Now);
            return changes with
            {
                Enrollments = [.. changes.Enrollments, .. Orphans.Select(orphan => AbruptEnd.Of(orphan.Work, EnrollmentState.Exited, RefusalReasons.Merged, now))],
                Departures = [.. changes.Departures, .. Orphans.SelectMany(orphan => orphan.Left)],
                Resolved = [.. changes.Resolved, .. marks ?? []],
            };
        }
    }
}
