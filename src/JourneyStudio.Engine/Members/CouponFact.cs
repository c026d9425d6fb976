namespace JourneyStudio.Engine.Members;

/// <summary>One issued instance of a coupon as rules see it.</summary>
/// <param name="Instance">Key of the instance: the key of the effect that issued it.</param>
/// <param name="Coupon">Key of the coupon's definition.</param>
/// <param name="Scope">Session it was issued for, or empty.</param>
/// <param name="State">Where the instance stands.</param>
/// <param name="IssuedAt">When it was issued.</param>
/// <param name="ExpiresAt">End of validity, if it has one.</param>
public sealed record CouponFact(string Instance, string Coupon, string Scope, CouponState State, DateTimeOffset IssuedAt, DateTimeOffset? ExpiresAt);

/// <summary>Life of a coupon instance.</summary>
public enum CouponState
{
    /// <summary>Offered to the member, not taken yet.</summary>
    Issued,

    /// <summary>Taken by the member; it now counts against the stock.</summary>
    Claimed,

    /// <summary>Used.</summary>
    Redeemed,

    /// <summary>Used, and the purchase was given back.</summary>
    Refunded,

    /// <summary>Past its validity.</summary>
    Expired,
}
