using JourneyStudio.Engine.Execution;

namespace JourneyStudio.Tests.Simulation.Chance;

/// <summary>What must not be at rest after a drain: a token that is due, one that waits for nothing, one at a join to which nobody else can come.</summary>
internal static class RestLaws
{
    public static void CheckDue(Passage passage, DateTimeOffset now)
    {
        foreach (var token in passage.Tokens.Values)
            Law.Holds(token.Due is not { } due || due > now, $"{passage.Name}: token {token.Number} at {token.Activity} was due at {token.Due}, it is {now}");
    }

    public static void CheckJoins(Passage passage)
    {
        foreach (var token in passage.Tokens.Values)
        {
            if (passage.Plan.Definition.Find(token.Activity)!.Type != "Journey.Join") Law.Holds(token is not { Due: null, AwaitedEvent: null, Follows: false }, $"{passage.Name}: token {token.Number} at {token.Activity} waits for nothing");
            else Law.Holds(passage.Tokens.Values.Any(other => other != token && IsAwaited(passage.Plan, token, other)), $"{passage.Name}: token {token.Number} waits at {token.Activity} for nobody");
        }
    }

    private static bool IsAwaited(Plan plan, Token atJoin, Token other)
    {
        var inside = other.Group == atJoin.Group || other.Group.StartsWith(atJoin.Group + "/", StringComparison.Ordinal);
        return inside && (other.Activity != atJoin.Activity || other.Group != atJoin.Group) && (other.Activity == atJoin.Activity || Leads(plan, other.Activity, atJoin.Activity));
    }

    /// <summary>Whether a path leads to the join.</summary>
    private static bool Leads(Plan plan, string from, string join)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var open = new Queue<string>([from]);
        while (open.TryDequeue(out var at))
        {
            foreach (var connection in plan.Definition.Connections.Where(connection => connection.Source == at))
            {
                if (connection.Target == join) return true;
                if (seen.Add(connection.Target)) open.Enqueue(connection.Target);
            }
        }

        return false;
    }
}
