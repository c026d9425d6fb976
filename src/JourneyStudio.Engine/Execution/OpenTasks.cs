using System.Collections.Immutable;
using System.Globalization;
using JourneyStudio.Engine.Activities;
using JourneyStudio.Engine.Members;

namespace JourneyStudio.Engine.Execution;

/// <summary>Takes tasks of guides back: nobody is to call a member about what is settled.</summary>
internal static class OpenTasks
{
    /// <summary>Ordinals of what is taken back because a token or an enrollment goes: apart from those of effects that activities ask for.</summary>
    private const int FirstOrdinal = 1_000;

    /// <summary>Takes the open task of a purpose away from the member of a turn.</summary>
    /// <returns>False when there is none.</returns>
    public static bool Withdraw(Turn turn, EffectKey key, string purpose, int depth)
    {
        if (!turn.Member.Tasks.TryGetValue(purpose, out var asked)) return false;
        turn.Member = MemberEffects.Apply(turn.Member, new Effect.WithdrawTask(purpose), key, default, turn.Now);
        if (depth >= EffectRecorder.MostDepth) return true;
        var properties = ImmutableSortedDictionary<string, AttributeValue>.Empty
            .Add(EventProperties.Effect, new AttributeValue.Text(asked))
            .Add(GuideTasks.Purpose, new AttributeValue.Text(purpose));
        turn.Raise(new RaisedEvent(key.ToString(), turn.Member.Id, GuideTasks.Withdrawn, turn.Now, properties, depth + 1));
        return true;
    }

    /// <summary>Takes back what a token asked for at the step where it was parked.</summary>
    /// <returns>What was done, for the trace.</returns>
    public static ImmutableArray<string> WithdrawOf(Turn turn, WorkingEnrollment enrollment, Visit visit, int depth) =>
        turn.Member.Tasks.Count == 0 ? [] : Withdraw(turn, enrollment, $"{enrollment.Id.Value}:{visit.AskedAt}:", visit.Step, visit.Activity, depth);

    /// <summary>Takes back whatever the enrollment asked for and is still open.</summary>
    public static void WithdrawAll(Turn turn, WorkingEnrollment enrollment, int depth)
    {
        if (turn.Member.Tasks.Count > 0) Withdraw(turn, enrollment, $"{enrollment.Id.Value}:", enrollment.Step, "", depth);
    }

    /// <summary>Takes back a task of a member who is merged into one with an open task of the same purpose: nobody is to be called twice.</summary>
    public static void WithdrawDouble(Turn turn, string purpose)
    {
        var asked = turn.Member.Tasks[purpose].Split(':');
        var enrollment = new EnrollmentId(long.Parse(asked[0], CultureInfo.InvariantCulture));
        var key = new EffectKey(enrollment, int.Parse(asked[1], CultureInfo.InvariantCulture), (3 * FirstOrdinal) + int.Parse(asked[2], CultureInfo.InvariantCulture));
        var asker = turn.Enrollments.Find(one => one.Id == enrollment)?.Plan.Identity;
        Withdraw(turn, key, purpose, depth: 0);
        turn.Record(new RecordedEffect(key, turn.Member.Id, asker?.Journey ?? default, asker?.Version ?? default, "", turn.Now, new Effect.WithdrawTask(purpose)));
    }

    private static ImmutableArray<string> Withdraw(Turn turn, WorkingEnrollment enrollment, string askedBy, int step, string activity, int depth)
    {
        var said = ImmutableArray.CreateBuilder<string>();
        foreach (var purpose in turn.Member.Tasks.Where(task => task.Value.StartsWith(askedBy, StringComparison.Ordinal)).Select(task => task.Key).Order(StringComparer.Ordinal).ToList())
        {
            var key = new EffectKey(enrollment.Id, step, FirstOrdinal + said.Count + (activity.Length == 0 ? FirstOrdinal : 0));
            var effect = new Effect.WithdrawTask(purpose);
            Withdraw(turn, key, purpose, depth);
            turn.Changed();
            turn.Record(new RecordedEffect(key, turn.Member.Id, enrollment.Journey, enrollment.Plan.Identity.Version, activity, turn.Now, effect));
            said.Add(effect.Summary);
        }

        return said.ToImmutable();
    }
}
