using JourneyStudio.Channels.Links;
using JourneyStudio.Storage.Coupons;
using JourneyStudio.Web.Features.Touchpoints.Answers;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace JourneyStudio.Web.Features.Touchpoints.Coupons;

/// <summary>The member claims and shows a coupon; the store redeems it.</summary>
internal static class CouponEndpoints
{
    public static void MapCoupons(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/t/coupon", Open);
        routes.MapPost("/t/coupon", Claim);
        routes.MapGet("/t/redeem", OpenRedemption);
        routes.MapPost("/t/redeem", Redeem);
    }

    private static async Task<RazorComponentResult> Open(string? k, TouchLinks links, CouponDesk desk, TimeProvider clock, CancellationToken cancellationToken)
    {
        var (claims, notice) = links.Open(k, LinkPurpose.Coupon);
        if (claims is null)
            return TouchPages.Show(notice!);
        return await desk.FindAsync(claims, cancellationToken) is { } held ? Show(held.View(clock.GetUtcNow()), held, claims, k!, links) : Gone();
    }

    private static async Task<RazorComponentResult> Claim([FromForm] string? k, TouchLinks links, CouponDesk desk, TimeProvider clock, CancellationToken cancellationToken)
    {
        var (claims, notice) = links.Open(k, LinkPurpose.Coupon);
        if (claims is null)
            return TouchPages.Show(notice!);
        if (await desk.FindAsync(claims, cancellationToken) is not { } held)
            return Gone();
        var turn = await desk.ClaimAsync(held, cancellationToken);
        if (await desk.FindAsync(claims, cancellationToken) is not { } after)
            return Gone();
        var view = after.View(clock.GetUtcNow());
        return Show(turn == CouponTurn.SoldOut ? view with { State = "SoldOut" } : view, after, claims, k!, links);
    }

    private static async Task<RazorComponentResult> OpenRedemption(
        string? k, TouchLinks links, CouponDesk desk, StoreDoor stores, TimeProvider clock, CancellationToken cancellationToken)
    {
        var (claims, notice) = links.Open(k, LinkPurpose.Redeem);
        if (claims is null)
            return TouchPages.Show(notice!);
        return await desk.FindAsync(claims, cancellationToken) is { } held
            ? await ShowTillAsync(held.View(clock.GetUtcNow()), held.Session?.Store, k!, stores, null, false, cancellationToken)
            : Gone();
    }

    private static async Task<RazorComponentResult> Redeem(
        [FromForm] string? k, [FromForm] string? store, [FromForm] string? pin, TouchLinks links, CouponDesk desk, StoreDoor stores, PinTries tries, TimeProvider clock, CancellationToken cancellationToken)
    {
        var (claims, notice) = links.Open(k, LinkPurpose.Redeem);
        if (claims is null)
            return TouchPages.Show(notice!);
        if (await desk.FindAsync(claims, cancellationToken) is not { } held)
            return Gone();
        if (!tries.MayTry(claims.Coupon))
            return await ShowTillAsync(held.View(clock.GetUtcNow()), store, k!, stores, new FieldProblem("Problem.PinTries"), false, cancellationToken);
        if (store is null || !await stores.OpensAsync(store, pin, cancellationToken))
        {
            tries.Failed(claims.Coupon);
            return await ShowTillAsync(held.View(clock.GetUtcNow()), store, k!, stores, new FieldProblem("Problem.Pin"), false, cancellationToken);
        }
        var turn = await desk.RedeemAsync(held, store, cancellationToken);
        return await desk.FindAsync(claims, cancellationToken) is { } after
            ? await ShowTillAsync(after.View(clock.GetUtcNow()), store, k!, stores, null, turn == CouponTurn.Won, cancellationToken)
            : Gone();
    }

    private static RazorComponentResult Gone() => TouchPages.Show(Notice.Stop("Link.Broken", StatusCodes.Status400BadRequest));

    private static RazorComponentResult Show(CouponView view, HeldCoupon held, LinkClaims claims, string token, TouchLinks links) =>
        TouchPages.Show<CouponPage>(StatusCodes.Status200OK, (nameof(CouponPage.View), view), (nameof(CouponPage.Name), held.Member.Name),
            (nameof(CouponPage.Link), token), (nameof(CouponPage.RedeemLink), links.Redeem(claims)));

    private static async Task<RazorComponentResult> ShowTillAsync(
        CouponView view, string? store, string token, StoreDoor stores, FieldProblem? problem, bool won, CancellationToken cancellationToken) =>
        TouchPages.Show<RedeemPage>(problem is null ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest, (nameof(RedeemPage.View), view), (nameof(RedeemPage.Link), token),
            (nameof(RedeemPage.Stores), await stores.NamesAsync(cancellationToken)), (nameof(RedeemPage.Store), store ?? ""), (nameof(RedeemPage.Problem), problem), (nameof(RedeemPage.Won), won));
}
