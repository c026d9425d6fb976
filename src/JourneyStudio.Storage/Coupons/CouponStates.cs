using JourneyStudio.Engine.Members;

namespace JourneyStudio.Storage.Coupons;

/// <summary>States of coupon instances by their stored names.</summary>
public static class CouponStates
{
    public const string Issued = "issued";
    public const string Claimed = "claimed";
    public const string Redeemed = "redeemed";
    public const string Refunded = "refunded";
    public const string Expired = "expired";

    public static CouponState Read(string stored) => stored switch
    {
        Issued => CouponState.Issued,
        Claimed => CouponState.Claimed,
        Redeemed => CouponState.Redeemed,
        Refunded => CouponState.Refunded,
        Expired => CouponState.Expired,
        _ => throw new InvalidDataException($"A stored coupon is in the unknown state '{stored}'."),
    };
}
