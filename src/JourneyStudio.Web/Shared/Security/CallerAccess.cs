using System.Globalization;
using System.Security.Claims;
using JourneyStudio.Storage.Organisation.Access;

namespace JourneyStudio.Web.Shared.Security;

/// <summary>What the caller of a request, or the person in front of a page, is given. The one place where scopes come from. A page asks often while it is drawn, so an answer holds for a moment.</summary>
public sealed class CallerAccess(AccessReading reading, TimeProvider clock)
{
    private static readonly TimeSpan Holds = TimeSpan.FromSeconds(2);

    private (long User, UserAccess Access, long Read)? known;

    public async ValueTask<UserAccess> OfAsync(ClaimsPrincipal caller)
    {
        if (!long.TryParse(caller.FindFirstValue(ClaimTypes.NameIdentifier), CultureInfo.InvariantCulture, out var user))
            return UserAccess.None;
        if (known is { } before && before.User == user && clock.GetElapsedTime(before.Read) < Holds)
            return before.Access;
        var access = await reading.OfUserAsync(user, CancellationToken.None);
        known = (user, access, clock.GetTimestamp());
        return access;
    }

    public async ValueTask<Scope> ScopeAsync(ClaimsPrincipal caller)
    {
        if (caller.HasClaim(claim => claim.Type == ApiKeyAuthentication.WholeBrandClaim))
            return Scope.Whole;
        return long.TryParse(caller.FindFirstValue(Actor.KeyClaim), CultureInfo.InvariantCulture, out var key)
            ? await reading.OfKeyAsync(key, CancellationToken.None)
            : (await OfAsync(caller)).Scope;
    }
}
