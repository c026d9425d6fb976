using JourneyStudio.Engine.Content;
using JourneyStudio.Engine.Definitions.Lint;

namespace JourneyStudio.Engine.Rules;

/// <summary>What a rule cannot ask where there are only members: no event is at hand, and no enrollment with a session and with values.</summary>
public static class AudienceChecks
{
    /// <summary>Problems <c>rule.no-event</c>, <c>rule.no-session</c> and <c>rule.no-enrollment</c>, each once.</summary>
    public static IEnumerable<Problem> Find(Rule rule)
    {
        var leaves = rule.Leaves.ToList();
        if (leaves.Exists(leaf => leaf is PropertyRule)) yield return new Problem("rule.no-event");
        if (leaves.Exists(AsksForTheSession)) yield return new Problem("rule.no-session");
        if (RuleReads.Values(rule).FirstOrDefault() is { } value) yield return new Problem("rule.no-enrollment", value);
    }

    /// <summary>The same for the rule of a segment or computed tag, with keys that the workspace does not know, and problem <c>rule.circle</c> when it would read itself.</summary>
    /// <param name="rule">The rule.</param>
    /// <param name="set">Whose rule it is; null: of one that is new.</param>
    /// <param name="content">What the workspace has.</param>
    public static IEnumerable<Problem> Find(Rule rule, SetKey? set, ContentCatalog content)
    {
        foreach (var problem in Find(rule).Concat(ReferenceChecks.InRule(rule, content)).Distinct()) yield return problem;
        if (set is { } own && ComputedSets.IsCircle(own, rule, content)) yield return new Problem("rule.circle");
    }

    private static bool AsksForTheSession(Rule leaf) => leaf switch
    {
        TagRule tag => tag.Scope == RuleScope.Session,
        CouponRule coupon => coupon.Scope == RuleScope.Session,
        EventRule happened => happened.Scope == RuleScope.Session,
        _ => false,
    };
}
