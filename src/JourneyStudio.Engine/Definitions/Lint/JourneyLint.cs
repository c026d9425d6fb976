using System.Collections.Immutable;
using JourneyStudio.Engine.Activities;
using JourneyStudio.Engine.Content;

namespace JourneyStudio.Engine.Definitions.Lint;

/// <summary>
/// Looks a draft over: what blocks publishing and what is worth a look, each with its activity and field. A journey without blocking
/// problems compiles and runs.
/// </summary>
public static class JourneyLint
{
    /// <summary>Every finding: those of the journey as a whole first, then by activity in file order. The texts stand in <see cref="ProblemTexts"/>.</summary>
    /// <param name="definition">The draft.</param>
    /// <param name="catalog">The kinds of activities.</param>
    /// <param name="content">What tags, templates, forms and coupons there are.</param>
    /// <param name="now">Now, to find windows that are over; null: they are not looked for.</param>
    /// <param name="surroundings">What stands around the draft; null: nothing is known of it.</param>
    public static ImmutableArray<Problem> Check(JourneyDefinition definition, ActivityCatalog catalog, ContentCatalog content, DateTimeOffset? now = null, LintSurroundings? surroundings = null)
    {
        var draft = new LintedDraft(definition, catalog, content) { Now = now, Surroundings = surroundings ?? LintSurroundings.Unknown };
        IEnumerable<Problem> found =
        [
            .. JourneyChecks.Find(draft),
            .. RuleChecks.Find(draft),
            .. ActivityChecks.Find(draft),
            .. ReferenceChecks.Find(draft),
            .. ConnectionChecks.Find(draft),
            .. PortChecks.Find(draft),
            .. ReachChecks.Find(draft),
            .. LoopChecks.Find(draft),
            .. ForkChecks.Find(draft),
            .. StartChecks.Find(draft),
            .. WayOutChecks.Find(draft),
            .. LogicChecks.Find(draft),
            .. TriggerChecks.Find(draft),
            .. MomentChecks.Find(draft),
            .. WaitChecks.Find(draft),
            .. ChannelChecks.Find(draft),
            .. SessionChecks.Find(draft),
            .. ValueChecks.Find(draft),
            .. NeighbourChecks.Find(draft),
        ];
        return [.. found.OrderBy(problem => draft.Place(problem.Activity))];
    }

    /// <summary>Whether any of the findings blocks publishing.</summary>
    public static bool Blocks(this ImmutableArray<Problem> found) => found.Any(problem => problem.Severity == ProblemSeverity.Blocks);
}
