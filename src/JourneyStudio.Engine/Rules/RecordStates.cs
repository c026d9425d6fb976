using System.Collections.Immutable;
using JourneyStudio.Engine.Members;

namespace JourneyStudio.Engine.Rules;

/// <summary>The written names of the states that rules ask for.</summary>
public static class RecordStates
{
    /// <summary>States of a coupon, in the order of <see cref="CouponState"/>.</summary>
    public static readonly ImmutableArray<string> Coupons = ["issued", "claimed", "redeemed", "refunded", "expired"];

    /// <summary>States of an order, in the order of <see cref="OrderStatus"/>.</summary>
    public static readonly ImmutableArray<string> Orders = ["placed", "paid", "refunded", "cancelled"];

    /// <summary>How many of <see cref="Coupons"/> a rule can ask for: issued, claimed, redeemed.</summary>
    internal const int AskedOfCoupons = 3;

    /// <summary>The written name.</summary>
    public static string Name(this CouponState state) => Coupons[(int)state];

    /// <summary>The written name.</summary>
    public static string Name(this OrderStatus status) => Orders[(int)status];
}
