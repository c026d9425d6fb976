using JourneyStudio.Engine.Activities;
using JourneyStudio.Engine.Members;

namespace JourneyStudio.Engine.Rules;

/// <summary>Conditions on coupons.</summary>
internal static class CouponEvaluation
{
    public static bool Holds(CouponRule rule, RuleContext context, List<DecidingValue> values)
    {
        var instances = context.Member.Coupons.Where(coupon => coupon.Coupon == rule.Coupon && InScope(coupon, rule.Scope, context)).ToList();
        var reached = instances.Exists(coupon => Reached(coupon.State, rule.State));
        var state = instances.Count == 0 ? "" : instances.Max(coupon => coupon.State).Name();
        values.Add(new($"coupon {rule.Coupon}", state));
        return reached == rule.Has;
    }

    private static bool InScope(CouponFact coupon, RuleScope scope, RuleContext context)
    {
        if (scope == RuleScope.Any) return true;
        if (scope != RuleScope.Session) return coupon.Scope == scope.Text;
        return context.Records.GetValueOrDefault(RecordKinds.CouponInstance) == coupon.Instance
            || (context.SessionKey.Length > 0 && coupon.Scope == context.SessionKey);
    }

    private static bool Reached(CouponState actual, CouponState wanted) => wanted switch
    {
        CouponState.Issued => true,
        CouponState.Claimed => actual is CouponState.Claimed or CouponState.Redeemed or CouponState.Refunded,
        _ => actual == wanted,
    };
}
