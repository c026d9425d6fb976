using JourneyStudio.Storage.Organisation.Access;
using Microsoft.AspNetCore.Authorization;

namespace JourneyStudio.Web.Shared.Security;

/// <summary>Asks for what stands in the database now, whatever the cookie says: a role taken away, an account closed, another scope.</summary>
internal sealed record AccessRequirement(Permission Permission) : IAuthorizationRequirement
{
    public bool IsMetBy(UserAccess access) => access.Roles.Any(Permission.Roles.Contains) && (access.Scope.IsWhole || !Permission.WholeBrand);
}

/// <summary>Asks that the key of a program is limited to no branch: what it does here acts on everybody's members.</summary>
internal sealed record WholeBrandRequirement : IAuthorizationRequirement;

internal sealed class AccessHandler(CallerAccess access) : IAuthorizationHandler
{
    public async Task HandleAsync(AuthorizationHandlerContext context)
    {
        foreach (var requirement in context.PendingRequirements.ToList())
        {
            if (requirement is AccessRequirement asked && asked.IsMetBy(await access.OfAsync(context.User)))
                context.Succeed(requirement);
            else if (requirement is WholeBrandRequirement && (await access.ScopeAsync(context.User)).IsWhole)
                context.Succeed(requirement);
        }
    }
}
