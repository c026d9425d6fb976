using JourneyStudio.Storage.Identity;
using JourneyStudio.Web.Shared.Security;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;

namespace JourneyStudio.Web.Features.SignIn;

internal static class SignOutEndpoint
{
    public static void MapSignOut(this IEndpointRouteBuilder routes) =>
        routes.MapPost("/sign-out", SignOutAsync).RequireAuthorization(StudioPolicies.SignedIn).ExcludeFromDescription();

    /// <summary>The form parameter is there so that the request is checked for its antiforgery token.</summary>
    private static async Task<RedirectHttpResult> SignOutAsync(SignInManager<StudioUser> sessions, [FromForm] string? returnUrl)
    {
        await sessions.SignOutAsync();
        return TypedResults.LocalRedirect("/sign-in");
    }
}
