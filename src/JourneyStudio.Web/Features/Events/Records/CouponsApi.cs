using JourneyStudio.Runtime.Advancing;
using JourneyStudio.Runtime.Signals;
using JourneyStudio.Storage.Coupons;
using JourneyStudio.Web.Shared.Security;

namespace JourneyStudio.Web.Features.Events.Records;

/// <summary>What the brand's tills and shops tell of a coupon: it was claimed, redeemed or refunded. Of any number of calls one wins.</summary>
internal static class CouponsApi
{
    public static void MapCouponActs(this IEndpointRouteBuilder app) => app.MapPost("/api/coupons/{id}/{act}", PostAsync)
        .RequireAuthorization(StudioPolicies.WriteEvents)
        .DisableAntiforgery()
        .WithName("PostCoupon")
        .WithTags("Records")
        .WithSummary("Claims, redeems or refunds a coupon: act is claim, redeem or refund.")
        .WithDescription("The id is the one that the member shows, the key of the instance in events, or the id under which it was posted. redeem takes {\"store\"?, \"order\"?}: when that order is refunded, the coupon is too.")
        .Produces<CouponAnswer>()
        .ProducesProblem(StatusCodes.Status404NotFound)
        .ProducesProblem(StatusCodes.Status409Conflict);

    private static async Task<IResult> PostAsync(
        string id, string act, CouponLedger ledger, RuntimeClock clock, RuntimeSignals signals, CancellationToken cancellationToken, RedemptionBody? body = null)
    {
        if (await ledger.FindAsync(id, cancellationToken) is not { } held)
            return TypedResults.Problem($"There is no coupon {id}.", statusCode: StatusCodes.Status404NotFound, title: "Unknown coupon");
        CouponTurn? turn = act switch
        {
            "claim" => await ledger.ClaimAsync(held, clock.Now, cancellationToken),
            "redeem" => await ledger.RedeemAsync(held, body?.Store, body?.Order, clock.Now, cancellationToken),
            "refund" => await ledger.RefundAsync(held, clock.Now, cancellationToken),
            _ => null,
        };
        if (turn is null)
            return TypedResults.Problem("act must be claim, redeem or refund.", statusCode: StatusCodes.Status404NotFound, title: "Unknown act");
        if (turn == CouponTurn.Won)
            signals.Work.Raise();
        var now = (await ledger.FindAsync(id, cancellationToken))!;
        return turn switch
        {
            CouponTurn.Won => TypedResults.Ok(new CouponAnswer(now.PublicId, now.Coupon, now.State)),
            CouponTurn.SoldOut => TypedResults.Problem("All of the stock is claimed.", statusCode: StatusCodes.Status409Conflict, title: "Sold out"),
            CouponTurn.TooMany => TypedResults.Problem($"An order can use at most {CouponLedger.MostPerOrder} coupons.", statusCode: StatusCodes.Status409Conflict, title: "Too many coupons"),
            _ => TypedResults.Problem($"The coupon is {now.State}, or its time is over.", statusCode: StatusCodes.Status409Conflict, title: "Not possible"),
        };
    }
}

/// <summary>What a coupon was used for.</summary>
/// <param name="Store">Key of the store.</param>
/// <param name="Order">Key of the order.</param>
internal sealed record RedemptionBody(string? Store, string? Order);

/// <summary>The coupon as it stands now.</summary>
/// <param name="Id">What the member shows.</param>
/// <param name="Coupon">Key of its definition.</param>
/// <param name="State">issued, claimed, redeemed, refunded or expired.</param>
internal sealed record CouponAnswer(string Id, string Coupon, string State);
