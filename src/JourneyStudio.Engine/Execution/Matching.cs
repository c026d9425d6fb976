using System.Collections.Immutable;
using JourneyStudio.Engine.Members;

namespace JourneyStudio.Engine.Execution;

/// <summary>Offers an event to the tokens that wait for it.</summary>
internal static class Matching
{
    /// <summary>Each event can satisfy many tokens, each token once. Tokens that arrive at a wait because of this event do not take it again.</summary>
    public static void Offer(Turn turn, MemberEvent occurred)
    {
        if (!IsAwaited(turn, occurred.Name)) return;
        var waiting = turn.Active
            .SelectMany(enrollment => enrollment.Tokens.Where(token => token.AwaitedEvent == occurred.Name).Select(token => (enrollment, token)))
            .OrderByDescending(w => w.enrollment.Plan.Priority).ThenBy(w => w.enrollment.Id.Value).ThenBy(w => w.token.Number)
            .ToList();
        foreach (var (enrollment, token) in waiting)
        {
            if (!enrollment.Has(token) || !SameRecords(enrollment.Records, occurred)) continue;
            var activity = enrollment.Plan.Find(token.Activity)!;
            var context = turn.Context(enrollment, token.Activity, token.Asked ?? token.Step, token.Shifted < TimeSpan.Zero ? token.CountsFrom : token.ArrivedAt);
            if (occurred.At < activity.TakesFrom(context)) continue;
            var match = activity.Matches(context, occurred);
            if (!match.Accepted) continue;
            if (token.Held)
            {
                // The first one counts; it acts when the journey goes on.
                if (token.KeptAt is null) enrollment.Replace(token, token with { KeptAt = occurred.At, KeptPort = match.Port ?? token.EventPort });
                continue;
            }

            enrollment.Visited.Clear();
            var burst = new Burst(turn, enrollment, occurred);
            if (burst.Opens()) burst.Leave(token, match.Port ?? token.EventPort!, match.Values);
            burst.Close();
        }
    }

    private static bool IsAwaited(Turn turn, string name)
    {
        foreach (var enrollment in turn.Enrollments)
        {
            foreach (var token in enrollment.Tokens)
            {
                if (token.AwaitedEvent == name) return true;
            }
        }

        return false;
    }

    /// <summary>An event that speaks of another session, coupon or order than the enrollment carries is not for it.</summary>
    public static bool SameRecords(ImmutableSortedDictionary<string, string> records, MemberEvent occurred)
    {
        foreach (var (kind, key) in occurred.Records)
        {
            if (records.TryGetValue(kind, out var carried) && carried != key) return false;
        }

        return true;
    }
}
