using JourneyStudio.Channels.Links;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace JourneyStudio.Web.Features.Touchpoints.Consents;

/// <summary>Where members say what they want to hear: the page behind every unsubscribe link, and their preferences.</summary>
internal static class ConsentEndpoints
{
    public static void MapConsents(this IEndpointRouteBuilder pages)
    {
        pages.MapGet(LinkBuilder.UnsubscribePath, OpenUnsubscribe);
        // RFC 8058: mail programs post without cookies, and many members' from one address. The signed link alone is the right to do it, and all it does is stop.
        pages.MapPost(LinkBuilder.UnsubscribePath, Unsubscribe).DisableAntiforgery().RequireRateLimiting(TouchpointRegistration.OneClickLimit);
        pages.MapGet(LinkBuilder.PreferencesPath, OpenPreferences);
        pages.MapPost(LinkBuilder.PreferencesPath, SavePreferences);
    }

    /// <summary>Looks only: programs that follow every link in a mail must not unsubscribe anyone.</summary>
    private static async Task<RazorComponentResult> OpenUnsubscribe(string? k, TouchLinks links, ConsentDesk desk, CancellationToken cancellationToken)
    {
        var (claims, notice) = links.Open(k, LinkPurpose.Unsubscribe);
        if (claims is null)
            return TouchPages.Show(notice!);
        return await desk.FindAsync(claims.Member, cancellationToken) is { } view ? Show(view, claims, k!, links, done: false) : Gone();
    }

    private static async Task<RazorComponentResult> Unsubscribe([FromQuery] string? k, TouchLinks links, ConsentDesk desk, CancellationToken cancellationToken)
    {
        var (claims, notice) = links.Open(k, LinkPurpose.Unsubscribe);
        if (claims is null)
            return TouchPages.Show(notice!);
        return await desk.WithdrawAsync(claims.Member, claims.Subject, cancellationToken) is { } view ? Show(view, claims, k!, links, done: true) : Gone();
    }

    private static async Task<RazorComponentResult> OpenPreferences(string? k, TouchLinks links, ConsentDesk desk, CancellationToken cancellationToken)
    {
        var (claims, notice) = links.Open(k, LinkPurpose.Preferences);
        if (claims is null)
            return TouchPages.Show(notice!);
        return await desk.FindAsync(claims.Member, cancellationToken) is { } view ? Show(view, k!, saved: false) : Gone();
    }

    private static async Task<RazorComponentResult> SavePreferences(IFormCollection form, TouchLinks links, ConsentDesk desk, CancellationToken cancellationToken)
    {
        var link = form["k"].ToString();
        var (claims, notice) = links.Open(link, LinkPurpose.Preferences);
        if (claims is null)
            return TouchPages.Show(notice!);
        return await desk.SaveAsync(claims.Member, [.. form["channel"].OfType<string>()], cancellationToken) is { } view ? Show(view, link, saved: true) : Gone();
    }

    private static RazorComponentResult Gone() => TouchPages.Show(Notice.Stop("Link.Broken", StatusCodes.Status400BadRequest));

    private static RazorComponentResult Show(PreferencesView view, LinkClaims claims, string link, TouchLinks links, bool done) => TouchPages.Show<UnsubscribePage>(
        StatusCodes.Status200OK, (nameof(UnsubscribePage.Channel), claims.Subject), (nameof(UnsubscribePage.Address), view.AddressOn(claims.Subject)), (nameof(UnsubscribePage.Link), link),
        (nameof(UnsubscribePage.Preferences), links.Preferences(claims.Member)), (nameof(UnsubscribePage.Done), done));

    private static RazorComponentResult Show(PreferencesView view, string link, bool saved) =>
        TouchPages.Show<PreferencesPage>(StatusCodes.Status200OK, (nameof(PreferencesPage.View), view), (nameof(PreferencesPage.Link), link), (nameof(PreferencesPage.Saved), saved));
}
