using JourneyStudio.Engine.Members;

namespace JourneyStudio.Engine.Rules;

/// <summary>How far the member got with a coupon.</summary>
/// <param name="Coupon">Key of the coupon's definition.</param>
/// <param name="State">
/// <see cref="CouponState.Issued"/>: an instance was issued, whatever became of it; <see cref="CouponState.Claimed"/>: one was claimed,
/// even if it has been redeemed since; <see cref="CouponState.Redeemed"/>: one is redeemed and the purchase not given back.
/// </param>
/// <param name="Has">True: must have got so far; false: must not.</param>
/// <param name="Scope"><see cref="RuleScope.Session"/> (default): the instances of this enrollment or its session; <see cref="RuleScope.Any"/>: all; else those of that session.</param>
public sealed record CouponRule(string Coupon, CouponState State, bool Has, RuleScope Scope) : Rule;
