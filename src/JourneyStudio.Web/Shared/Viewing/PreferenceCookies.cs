using JourneyStudio.Storage.Identity;
using JourneyStudio.Web.Shared.Localisation;

namespace JourneyStudio.Web.Shared.Viewing;

internal static class PreferenceCookies
{
    /// <summary>After sign-in this browser shows things as the account last chose.</summary>
    public static void WriteAll(HttpContext context, StudioUser user)
    {
        if (user.Language.Length > 0)
            Write(context, StudioLanguages.Cookie, StudioLanguages.CookieValue(user.Language));
        if (user.Theme is ViewerSettings.Light or ViewerSettings.Dark)
            Write(context, ViewerSettings.ThemeCookie, user.Theme);
    }

    public static void Write(HttpContext context, string name, string value) =>
        context.Response.Cookies.Append(name, value, new CookieOptions
        {
            MaxAge = TimeSpan.FromDays(365),
            SameSite = SameSiteMode.Lax,
            HttpOnly = true,
            Secure = context.Request.IsHttps,
            IsEssential = true,
        });
}
