using JourneyStudio.Storage.Audit;
using JourneyStudio.Storage.Identity;
using JourneyStudio.Storage.Identity.People;
using JourneyStudio.Storage.Identity.SecondFactor;
using JourneyStudio.Web.Shared.Security;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;

namespace JourneyStudio.Web.Features.Account;

/// <summary>What of an account changes the cookie: an open page cannot.</summary>
internal static class AccountEndpoints
{
    public static void MapAccount(this IEndpointRouteBuilder routes)
    {
        var account = routes.MapGroup("/account").RequireAuthorization(StudioPolicies.SignedIn).RequireRateLimiting(SignInLimit.Policy).ExcludeFromDescription();
        account.MapPost("/password", ChangePasswordAsync);
        account.MapPost("/sign-out-others", SignOutOthersAsync);
    }

    private static async Task<RedirectHttpResult> ChangePasswordAsync(
        [FromForm] string? current, [FromForm] string? chosen, HttpContext context, UserManager<StudioUser> users, SignInLock locks, StudioSessions sessions, AuditLog log)
    {
        if (await users.GetUserAsync(context.User) is not { } user || locks.Holds(user))
            return Problem("locked");
        if (chosen is not { Length: >= StudioSecurity.ShortestPassword and <= StudioSecurity.LongestPassword })
            return Problem("weak");
        if (!await users.CheckPasswordAsync(user, current ?? ""))
            return Problem(await locks.FailAsync(user.Id, context.RequestAborted) ? "locked" : "wrong");
        if (!(await users.ChangePasswordAsync(user, current ?? "", chosen)).Succeeded)
            return Problem("weak");
        await locks.ClearAsync(user.Id, context.RequestAborted);
        await log.NoteAsync("user.password", StudioPeople.Subject, user.UserName!, user.Id, context.RequestAborted);
        await sessions.GoOnAsync(context, user);
        return TypedResults.LocalRedirect("/account?said=password");
    }

    /// <summary>The form parameter is there so that the request is checked for its antiforgery token.</summary>
    private static async Task<RedirectHttpResult> SignOutOthersAsync([FromForm] string? returnUrl, HttpContext context, UserManager<StudioUser> users, StudioSessions sessions, AuditLog log)
    {
        if (await users.GetUserAsync(context.User) is not { } user || !(await users.UpdateSecurityStampAsync(user)).Succeeded)
            return Problem("locked");
        await log.NoteAsync("user.sign-out", StudioPeople.Subject, user.UserName!, user.Id, context.RequestAborted);
        await sessions.GoOnAsync(context, user);
        return TypedResults.LocalRedirect("/account?said=others");
    }

    private static RedirectHttpResult Problem(string problem) => TypedResults.LocalRedirect($"/account?problem={problem}");
}
