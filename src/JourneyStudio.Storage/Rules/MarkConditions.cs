using JourneyStudio.Engine.Members;
using JourneyStudio.Engine.Rules;
using JourneyStudio.Storage.Links;

namespace JourneyStudio.Storage.Rules;

/// <summary>Tags, segments and coupons: the database tells exactly. An audience has no session: what asks for one's own holds for nobody.</summary>
internal sealed class MarkConditions(SetReader sets)
{
    public Answer Find(TagRule rule) => Answer(rule.Has, rule.Scope, rule.Scope == RuleScope.Any
        ? "select member_id from member_tag where tag = ?1"
        : "select member_id from member_tag where tag = ?1 and scope = ?2", sql => sql.Set(1, rule.Tag));

    public Answer Find(SegmentRule rule) =>
        Answer(rule.Has, RuleScope.Any, "select member_id from segment_member where segment = ?1", sql => sql.Set(1, rule.Segment));

    public Answer Find(CouponRule rule)
    {
        var state = rule.State switch
        {
            CouponState.Issued => "",
            CouponState.Claimed => " and state in ('claimed', 'redeemed', 'refunded')",
            var one => $" and state = '{one.Name()}'",
        };
        var scope = rule.Scope == RuleScope.Any ? "" : " and scope = ?2";
        return Answer(rule.Has, rule.Scope, $"select member_id from coupon_instance where coupon = ?1{scope}{state}", sql => sql.Set(1, rule.Coupon));
    }

    private Answer Answer(bool has, RuleScope scope, string query, Func<Statement, Statement> bind)
    {
        var found = scope == RuleScope.Session ? new MemberSet() : sets.Read(query, sql => query.Contains("?2", StringComparison.Ordinal) ? bind(sql).Set(2, scope.Text) : bind(sql));
        return new(found, !has);
    }
}
