using JourneyStudio.Engine.Activities;

namespace JourneyStudio.Engine.Execution.Operating;

/// <summary>Sends tokens where an operator wants them.</summary>
internal static class Steering
{
    /// <returns>False when no token stands where the query says, or its activity lacks the port.</returns>
    public static bool Skip(Turn turn, WorkingEnrollment enrollment, Operation.Skip skip) => Each(
        turn,
        enrollment,
        skip.Of,
        activity => activity.Ports.Any(port => port.Name == skip.Port),
        (burst, token) => burst.Leave(token, skip.Port, [], new Intervention(Intervention.Skipped, skip.Actor)));

    /// <returns>False when no token stands where the query says, or the version lacks the activity.</returns>
    public static bool Move(Turn turn, WorkingEnrollment enrollment, Operation.Move move) => Each(
        turn,
        enrollment,
        move.Of,
        _ => enrollment.Plan.Find(move.Target) is { } target && target.Kind.Descriptor.Family != ActivityFamily.Trigger,
        (burst, token) => burst.Move(token, move.Target, new Intervention(Intervention.Moved, move.Actor)));

    private static bool Each(Turn turn, WorkingEnrollment enrollment, TokenQuery of, Func<BoundActivity, bool> possible, Action<Burst, Token> send)
    {
        var tokens = enrollment.Tokens
            .Where(token => of.Includes(token.Activity, token.ArrivedAt) && enrollment.Plan.Find(token.Activity) is { } activity && possible(activity))
            .OrderBy(token => token.Number).ToList();
        if (tokens.Count == 0) return false;
        var burst = new Burst(turn, enrollment, cause: null);
        foreach (var token in tokens)
        {
            if (enrollment.Has(token)) send(burst, token);
        }

        burst.Close();
        return true;
    }
}
