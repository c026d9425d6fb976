using JourneyStudio.Storage.Identity;
using JourneyStudio.Web.Shared.Localisation;
using JourneyStudio.Web.Shared.Security;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;

namespace JourneyStudio.Web.Shared.Viewing;

/// <summary>Language and theme: kept in a cookie, and with the account of who is signed in.</summary>
internal static class PreferenceEndpoints
{
    private const int LargestForm = 4 * 1024;

    public static void MapPreferences(this IEndpointRouteBuilder routes)
    {
        var preferences = routes.MapGroup("/preferences").AllowAnonymous().ExcludeFromDescription().WithMetadata(new RequestSizeLimitAttribute(LargestForm));
        preferences.MapPost("/language", SetLanguage);
        preferences.MapPost("/theme", SetTheme);
    }

    private static async Task<RedirectHttpResult> SetLanguage(
        [FromForm] string language, [FromForm] string? returnUrl, HttpContext context, UserManager<StudioUser> users)
    {
        var known = StudioLanguages.All.Contains(language) ? language : StudioLanguages.English;
        PreferenceCookies.Write(context, StudioLanguages.Cookie, StudioLanguages.CookieValue(known));
        await KeepAsync(context, users, user => user.Language = known);
        return TypedResults.LocalRedirect(LocalAddress.OrStart(returnUrl));
    }

    private static async Task<RedirectHttpResult> SetTheme(
        [FromForm] string theme, [FromForm] string? returnUrl, HttpContext context, UserManager<StudioUser> users)
    {
        var known = theme == ViewerSettings.Dark ? ViewerSettings.Dark : ViewerSettings.Light;
        PreferenceCookies.Write(context, ViewerSettings.ThemeCookie, known);
        await KeepAsync(context, users, user => user.Theme = known);
        return TypedResults.LocalRedirect(LocalAddress.OrStart(returnUrl));
    }

    private static async Task KeepAsync(HttpContext context, UserManager<StudioUser> users, Action<StudioUser> change)
    {
        if (await users.GetUserAsync(context.User) is not { } user)
            return;
        change(user);
        await users.UpdateAsync(user);
    }
}
