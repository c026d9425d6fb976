using System.Collections.Immutable;

namespace JourneyStudio.Storage.Laws;

/// <summary>Law 6: points and coupons add up.</summary>
internal static class RecordLaws
{
    public static ImmutableArray<LawQuery> All { get; } =
    [
        new(6, "the balance of points is the sum of the ledger", """
            select 'member ' || m.id || ' has ' || m.points || ', the ledger ' || coalesce(l.total, 0), null, null, null
            from member m left join (select member_id, sum(amount) as total from points_ledger group by member_id) l on l.member_id = m.id
            where m.points <> coalesce(l.total, 0)
            """),
        new(6, "a coupon is issued, claimed, redeemed, refunded or expired, once each", """
            select 'coupon ' || id || ' is ' || state, null, enrollment_id, null from coupon_instance where
            state not in ('issued', 'claimed', 'redeemed', 'refunded', 'expired')
            or (state = 'issued' and (claimed_at is not null or redeemed_at is not null))
            or (state = 'claimed' and (claimed_at is null or redeemed_at is not null))
            or (state = 'redeemed' and (redeemed_at is null or refunded_at is not null))
            or (state = 'refunded' and (redeemed_at is null or refunded_at is null))
            """),
        new(6, "the stock of a coupon counts its claims", """
            select 'coupon ' || key || ' has ' || claimed || ' claimed', null, null, null from coupon c
            where claimed <> (select count(*) from coupon_instance i where i.coupon = c.key and i.claimed_at is not null) or claimed > stock
            """),
    ];
}
