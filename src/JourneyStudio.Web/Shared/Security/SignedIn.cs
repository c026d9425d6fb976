using JourneyStudio.Storage.Organisation.Access;
using Microsoft.AspNetCore.Components.Authorization;

namespace JourneyStudio.Web.Shared.Security;

/// <summary>Who is in front of a page: who acts, and whose members they may see. Asked again with every read, so that a page that stays open follows what its reader is given.</summary>
public sealed class SignedIn(AuthenticationStateProvider people, CallerAccess access)
{
    public async Task<Scope> ScopeAsync() => await access.ScopeAsync((await people.GetAuthenticationStateAsync()).User);

    public async Task<long> ActorAsync() => Actor.Of((await people.GetAuthenticationStateAsync()).User);
}
