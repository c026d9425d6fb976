using JourneyStudio.Engine;
using JourneyStudio.Engine.Content;
using JourneyStudio.Engine.Rules;

namespace JourneyStudio.Web.Features.Segments;

/// <summary>Why a rule that can be read is no rule of a segment.</summary>
internal static class SegmentProblems
{
    public static IEnumerable<Problem> Of(Rule rule, string key, ContentCatalog content) => AudienceChecks.Find(rule)
        .Concat(rule.Leaves.OfType<TagRule>().Where(tag => content.Tag(tag.Tag) is null).Select(tag => new Problem("reference.tag", tag.Tag)))
        .Concat(rule.Leaves.OfType<CouponRule>().Where(coupon => content.Coupon(coupon.Coupon) is null).Select(coupon => new Problem("reference.coupon", coupon.Coupon)))
        .Concat(rule.Leaves.OfType<SegmentRule>().Where(segment => content.Segment(segment.Segment) is null || segment.Segment == key).Select(segment => new Problem("reference.segment", segment.Segment)))
        .Distinct();
}
