using System.Globalization;
using System.Security.Claims;
using JourneyStudio.Storage.Identity;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;

namespace JourneyStudio.Web.Shared.Security;

/// <summary>How long somebody is signed in: until they rest, and in the end however busy they are.</summary>
public sealed class StudioSessions(SignInManager<StudioUser> sessions, TimeProvider clock)
{
    /// <summary>Claim with the instant of signing in, in seconds since 1970. It stays the same however often the cookie is renewed.</summary>
    public const string SinceClaim = "auth_time";

    /// <summary>How long a session lasts that nobody uses.</summary>
    public static readonly TimeSpan IdleFor = TimeSpan.FromHours(12);

    /// <summary>How long a session lasts at most.</summary>
    public static readonly TimeSpan AtMost = TimeSpan.FromDays(7);

    public Task OpenAsync(StudioUser user, bool keep) =>
        sessions.SignInWithClaimsAsync(user, keep, [new Claim(SinceClaim, clock.GetUtcNow().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture))]);

    /// <summary>Goes on with this session where all others of the person were ended.</summary>
    public async Task GoOnAsync(HttpContext context, StudioUser user)
    {
        var now = await context.AuthenticateAsync(IdentityConstants.ApplicationScheme);
        await sessions.SignInWithClaimsAsync(user, now.Properties?.IsPersistent ?? false, context.User.FindAll(SinceClaim));
    }

    /// <summary>Whether a session has come to its end.</summary>
    public static bool IsOver(ClaimsPrincipal? person, DateTimeOffset now) =>
        !long.TryParse(person?.FindFirstValue(SinceClaim), CultureInfo.InvariantCulture, out var since) || now - DateTimeOffset.FromUnixTimeSeconds(since) >= AtMost;

    /// <summary>Refuses a cookie whose session is over, and then does what was done before.</summary>
    public static Func<CookieValidatePrincipalContext, Task> Check(Func<CookieValidatePrincipalContext, Task> before) => async context =>
    {
        if (!IsOver(context.Principal, context.HttpContext.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow()))
        {
            await before(context);
            return;
        }
        context.RejectPrincipal();
        await context.HttpContext.SignOutAsync(IdentityConstants.ApplicationScheme);
    };

    /// <summary>The claims are read anew every minute; since when the session is open stands in the cookie alone.</summary>
    public static Task KeepSinceAsync(SecurityStampRefreshingPrincipalContext context)
    {
        if (context.NewPrincipal?.Identity is ClaimsIdentity renewed && context.CurrentPrincipal?.FindFirst(SinceClaim) is { } since)
            renewed.AddClaim(new Claim(since.Type, since.Value));
        return Task.CompletedTask;
    }
}
