namespace JourneyStudio.Engine.Execution;

/// <summary>Who of a fork meets at a join. A fork's group is a path of step numbers, <c>3/7</c>; a group belongs to those it begins with.</summary>
internal static class Joins
{
    /// <summary>A join for all branches that nobody else can come to any more; null when there is none.</summary>
    public static Meeting? Release(WorkingEnrollment enrollment)
    {
        Token? first = null;
        HashSet<(string Activity, string Group)>? asked = null;
        foreach (var token in enrollment.Tokens)
        {
            // Those who wait at one join in one group wait for the same
            if (!IsAtJoin(token) || !(asked ??= []).Add((token.Activity, token.Group))) continue;
            if (enrollment.Tokens.Exists(other => Awaited(enrollment.Plan, token, other))) continue;
            var lowest = enrollment.Tokens.Where(other => IsAtJoin(other) && other.Activity == token.Activity && other.Group == token.Group).MinBy(other => other.Number)!;
            if (first is null || lowest.Number < first.Number) first = lowest;
        }

        return first is null
            ? null
            : new Meeting(first, [.. enrollment.Tokens.Where(token => token != first && IsAtJoin(token) && token.Activity == first.Activity && token.Group == first.Group)]);
    }

    /// <summary>Whether a token of the group, or of a fork within it, can still come to the join.</summary>
    public static bool CanStillCome(Plan plan, Token token, string join, string group) => CanStillCome(plan, token.Activity, token.Group, join, group);

    /// <summary>Whether a token that stands at, or is about to arrive at, the activity can still come to the join, or is there.</summary>
    public static bool CanStillCome(Plan plan, string activity, string tokenGroup, string join, string group) =>
        Belongs(tokenGroup, group) && (activity == join || plan.Reaches(activity, join));

    /// <summary>Whether a group is the other or lies within it.</summary>
    private static bool Belongs(string inner, string group) =>
        inner.StartsWith(group, StringComparison.Ordinal) && (inner.Length == group.Length || inner[group.Length] == '/');

    /// <summary>The group around a group; empty outside any fork.</summary>
    public static string Outer(string group) => group.LastIndexOf('/') is var at and > 0 ? group[..at] : "";

    /// <summary>A token at rest that waits neither for a time nor for an event, with a port to go on by.</summary>
    private static bool IsAtJoin(Token token) => token is { Due: null, AwaitedEvent: null, EventPort: not null };

    /// <summary>Whether a join must wait for the other token: those of the same group that are there already are no longer awaited.</summary>
    private static bool Awaited(Plan plan, Token atJoin, Token other) =>
        CanStillCome(plan, other, atJoin.Activity, atJoin.Group) && !(other.Activity == atJoin.Activity && other.Group == atJoin.Group);

    /// <summary>Tokens that have met.</summary>
    /// <param name="First">The one that goes on.</param>
    /// <param name="Others">Those that end there.</param>
    internal sealed record Meeting(Token First, List<Token> Others);
}
