using JourneyStudio.Channels.Links;
using JourneyStudio.Web.Features.Touchpoints.Answers;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace JourneyStudio.Web.Features.Touchpoints.Scans;

/// <summary>What a scanned QR code opens.</summary>
internal static class ScanEndpoints
{
    public static void MapScans(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/q/{code}", Open);
        routes.MapPost("/q/{code}", Record);
        routes.MapGet("/t/checkin", OpenLink);
    }

    /// <summary>A check-in link that came by message leads to the code that hangs in the store.</summary>
    private static async Task<IResult> OpenLink(string? k, TouchLinks links, ScanDesk desk, CancellationToken cancellationToken)
    {
        var (claims, notice) = links.Open(k, LinkPurpose.CheckIn);
        if (claims is null)
            return TouchPages.Show(notice!);
        return await desk.CheckInCodeAsync(claims.Session, cancellationToken) is { } code
            ? TypedResults.LocalRedirect($"/q/{code}")
            : TouchPages.Show(Notice.Stop("Code.Unknown", StatusCodes.Status404NotFound));
    }

    private static async Task<RazorComponentResult> Open(string code, string? by, string? other, ScanDesk desk, MemberCookie cookie, HttpContext http, CancellationToken cancellationToken)
    {
        if (await desk.FindAsync(code, cancellationToken) is not { } found)
            return TouchPages.Show(Notice.Stop("Code.Unknown", StatusCodes.Status404NotFound));
        if (desk.Closed(found) is { } closed)
            return TouchPages.Show(Notice.Stop(closed) with { Session = SessionCard.Of(found.Session) });
        return Ask(View(found, TouchInstance.New()) with { Recognised = other is null ? cookie.Read(http)?.LastDigits : null, Referrer = by ?? "" });
    }

    private static async Task<RazorComponentResult> Record(
        string code, [FromForm] string? instance, [FromForm] string? phone, [FromForm] string? known, [FromForm] string? by,
        ScanDesk desk, MemberCookie cookie, TouchLinks links, HttpContext http, CancellationToken cancellationToken)
    {
        if (await desk.FindAsync(code, cancellationToken) is not { } found)
            return TouchPages.Show(Notice.Stop("Code.Unknown", StatusCodes.Status404NotFound));
        if (desk.Closed(found) is { } closed)
            return TouchPages.Show(Notice.Stop(closed) with { Session = SessionCard.Of(found.Session) });
        var shown = TouchInstance.Of(instance);
        Scanner scanner;
        if (known is not null && cookie.Read(http) is { } owner)
            scanner = new Scanner(owner.Phone, owner.Member, by);
        else if (PhoneNumber.Read(phone ?? "") is PhoneNumber.Good good)
            scanner = new Scanner(good.Value, null, by);
        else
            return Ask(View(found, shown) with { Typed = phone ?? "", Problem = (PhoneNumber.Read(phone ?? "") as PhoneNumber.Bad)?.Problem, Referrer = by ?? "" });
        var outcome = await desk.RecordAsync(found, scanner, shown, cancellationToken);
        cookie.Write(http, new MemberCookie.Known(outcome.Member, scanner.Phone));
        return TouchPages.Show(Told(found, outcome, links));
    }

    private static Notice Told(ScannedCode code, ScanOutcome outcome, TouchLinks links)
    {
        var notice = new Notice
        {
            Text = outcome.State,
            Tone = outcome.State switch { "CheckIn.Done" or "CheckIn.Again" or "SignUp.Again" => "ok", "CheckIn.Full" or "SignUp.Full" => "warn", _ => "info" },
            Session = SessionCard.Of(code.Session),
        };
        return outcome.State switch
        {
            "SignUp.Sent" or "SignUp.Again" => notice with { NextHref = links.Form(outcome.Member, "signup", code.Session.Key) },
            "CheckIn.WalkIn" => notice with { NextHref = links.Form(outcome.Member, "walkin", code.Session.Key) },
            _ => notice,
        };
    }

    private static ScanView View(ScannedCode code, string instance) =>
        new() { Code = code.Row.PublicId, Text = code.Text, Instance = instance, Session = SessionCard.Of(code.Session) };

    private static RazorComponentResult Ask(ScanView view) =>
        TouchPages.Show<ScanPage>(view.Problem is null ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest, (nameof(ScanPage.View), view));
}
