using System.Security.Claims;
using JourneyStudio.Storage.Identity;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace JourneyStudio.Web.Shared.Security;

/// <summary>Ends open pages of someone whose password or roles changed, or whose session has lasted long enough: a circuit outlives the request that let it in.</summary>
internal sealed class SessionCheck(ILoggerFactory loggers, IServiceScopeFactory scopes, IOptions<IdentityOptions> options, TimeProvider clock)
    : RevalidatingServerAuthenticationStateProvider(loggers)
{
    protected override TimeSpan RevalidationInterval => StudioSecurity.SignedOutWithin;

    protected override async Task<bool> ValidateAuthenticationStateAsync(AuthenticationState authenticationState, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var users = scope.ServiceProvider.GetRequiredService<UserManager<StudioUser>>();
        var signedIn = authenticationState.User;
        return !StudioSessions.IsOver(signedIn, clock.GetUtcNow()) && await users.GetUserAsync(signedIn) is { } user
            && signedIn.FindFirstValue(options.Value.ClaimsIdentity.SecurityStampClaimType) == await users.GetSecurityStampAsync(user);
    }
}
