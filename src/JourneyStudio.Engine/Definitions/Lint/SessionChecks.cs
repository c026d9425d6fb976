using JourneyStudio.Engine.Rules;

namespace JourneyStudio.Engine.Definitions.Lint;

/// <summary>Sessions that rules name and that are not there.</summary>
internal static class SessionChecks
{
    public static IEnumerable<Problem> Find(LintedDraft draft) =>
        draft.Surroundings.Sessions is not { } known ? [] :
        from placed in draft.Rules
        from key in Named(placed.Rule)
        where !known.Contains(key)
        select new Problem("reference.session", key) { Activity = placed.Activity, Field = placed.Field };

    /// <summary>Sessions that a rule names by their key.</summary>
    public static IEnumerable<string> Named(Rule rule) => rule.Leaves
        .Select(leaf => leaf switch
        {
            TagRule tag => tag.Scope,
            CouponRule coupon => coupon.Scope,
            EventRule happened => happened.Scope,
            _ => RuleScope.None,
        })
        .Where(scope => scope != RuleScope.None && scope != RuleScope.Session && scope != RuleScope.Any)
        .Select(scope => scope.Text)
        .Distinct();
}
