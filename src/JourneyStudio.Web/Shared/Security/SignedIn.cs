using JourneyStudio.Storage.Organisation.Access;
using Microsoft.AspNetCore.Components.Authorization;

namespace JourneyStudio.Web.Shared.Security;

/// <summary>Who is in front of a page: who acts, and whose members they may see. Asked again with every read, so that a page that stays open follows what its reader is given.</summary>
public sealed class SignedIn(AuthenticationStateProvider people, CallerAccess access)
{
    public async Task<Scope> ScopeAsync() => await access.ScopeAsync((await people.GetAuthenticationStateAsync()).User);

    /// <summary>Whose members they may do this with, as of now: nobody's without the right. What changes members takes a scope, so a page that stays open longer than the right changes nobody's.</summary>
    /// <param name="policy">A policy of <see cref="Permission"/>.</param>
    public async Task<Scope> ScopeAsync(string policy) => await MayAsync(policy) ? await ScopeAsync() : Scope.Nobody;

    /// <summary>Whether they may look behind the mask of names and addresses.</summary>
    public async Task<bool> MayLookAsync() => await MayAsync(StudioPolicies.RevealMembers);

    /// <summary>Whether what they are given now, whatever the cookie says, meets a policy of <see cref="Permission"/>.</summary>
    public async Task<bool> MayAsync(string policy) =>
        new AccessRequirement(Permission.All.Single(permission => permission.Policy == policy)).IsMetBy(await access.OfAsync((await people.GetAuthenticationStateAsync()).User));

    public async Task<long> ActorAsync() => Actor.Of((await people.GetAuthenticationStateAsync()).User);
}
