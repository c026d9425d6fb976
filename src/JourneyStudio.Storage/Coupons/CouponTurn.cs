namespace JourneyStudio.Storage.Coupons;

/// <summary>What came of a change of a coupon.</summary>
public enum CouponTurn
{
    /// <summary>This call made the change.</summary>
    Won,

    /// <summary>The coupon was not in a state for it: taken before, expired, refunded.</summary>
    Late,

    /// <summary>All of the stock is claimed.</summary>
    SoldOut,

    /// <summary>The order has as many coupons as one may have.</summary>
    TooMany,
}
