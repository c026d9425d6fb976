using System.Globalization;
using JourneyStudio.Storage.Campaigns;
using JourneyStudio.Storage.Coupons;
using JourneyStudio.Web.Shared.Localisation;

namespace JourneyStudio.Web.Features.Touchpoints.Coupons;

/// <summary>A coupon as its owner, or the store's staff, see it.</summary>
public sealed record CouponView
{
    /// <summary><c>Claim</c>, <c>Claimed</c>, <c>Redeemed</c>, <c>Refunded</c>, <c>Expired</c> or <c>SoldOut</c>.</summary>
    public required string State { get; init; }

    public required decimal Value { get; init; }

    public required decimal MinimumSpend { get; init; }

    public string? Conditions { get; init; }

    /// <summary>What staff and members compare by eye.</summary>
    public required string Code { get; init; }

    public string? Place { get; init; }

    /// <summary>End of validity as the member reads it.</summary>
    public string? Until { get; init; }

    public int? DaysLeft { get; init; }

    public string? UsedAt { get; init; }

    public static CouponView Of(CouponRow coupon, CouponInstanceRow instance, SessionRow? session, TimeZoneInfo zone, DateTimeOffset now)
    {
        var language = StudioLanguages.Current;
        return new CouponView
        {
            State = StateOf(coupon, instance, now),
            Value = coupon.Value,
            MinimumSpend = coupon.MinimumSpend,
            Conditions = coupon.Conditions?.In(language),
            Code = CodeOf(instance.PublicId),
            Place = session?.Place.In(language),
            Until = instance.ExpiresAt is { } until ? Say(until, zone) : null,
            DaysLeft = instance.ExpiresAt is { } end && end > now ? (int)Math.Ceiling((end - now).TotalDays) : null,
            UsedAt = instance.RedeemedAt is { } used ? Say(used, zone) : null,
        };
    }

    /// <summary>The first ten characters in groups: enough to tell two coupons apart, useless to anyone who guesses.</summary>
    private static string CodeOf(string publicId) => $"{publicId[..4]} {publicId[4..8]} {publicId[8..10]}".ToUpperInvariant();

    private static string StateOf(CouponRow coupon, CouponInstanceRow instance, DateTimeOffset now) => instance.State switch
    {
        CouponStates.Redeemed => "Redeemed",
        CouponStates.Refunded => "Refunded",
        CouponStates.Expired => "Expired",
        _ when instance.ExpiresAt <= now => "Expired",
        CouponStates.Claimed => "Claimed",
        _ => coupon.Claimed >= coupon.Stock ? "SoldOut" : "Claim",
    };

    private static string Say(DateTimeOffset instant, TimeZoneInfo zone) =>
        TimeZoneInfo.ConvertTime(instant, zone).ToString(StudioLanguages.Current == StudioLanguages.Chinese ? "M月d日 HH:mm" : "d MMM, HH:mm", CultureInfo.CurrentCulture);
}
