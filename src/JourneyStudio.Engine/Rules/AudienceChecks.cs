namespace JourneyStudio.Engine.Rules;

/// <summary>What a rule cannot ask where there are only members: no event is at hand, and no enrollment with a session.</summary>
public static class AudienceChecks
{
    /// <summary>Problems <c>rule.no-event</c> and <c>rule.no-session</c>, each once.</summary>
    public static IEnumerable<Problem> Find(Rule rule)
    {
        var leaves = rule.Leaves.ToList();
        if (leaves.Exists(leaf => leaf is PropertyRule)) yield return new Problem("rule.no-event");
        if (leaves.Exists(AsksForTheSession)) yield return new Problem("rule.no-session");
    }

    private static bool AsksForTheSession(Rule leaf) => leaf switch
    {
        TagRule tag => tag.Scope == RuleScope.Session,
        CouponRule coupon => coupon.Scope == RuleScope.Session,
        EventRule happened => happened.Scope == RuleScope.Session,
        _ => false,
    };
}
