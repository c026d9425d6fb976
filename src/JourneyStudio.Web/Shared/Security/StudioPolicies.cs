using JourneyStudio.Storage.Identity;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;

namespace JourneyStudio.Web.Shared.Security;

/// <summary>Who may open what. Without a policy of its own every endpoint asks for <see cref="Studio"/>.</summary>
internal static class StudioPolicies
{
    /// <summary>A signed-in admin or operator: the default and the fallback of every page and endpoint.</summary>
    public const string Studio = "studio";

    /// <summary>A signed-in admin: what concerns the workspace as a whole.</summary>
    public const string Admin = "admin";

    /// <summary>A program with an API key of the scope <c>events</c>.</summary>
    public const string WriteEvents = "api.events";

    /// <summary>A program with an API key of the scope <c>read</c>.</summary>
    public const string ReadApi = "api.read";

    /// <summary>A program with an API key of the scope <c>operate</c>.</summary>
    public const string OperateApi = "api.operate";

    /// <summary>A program with an API key of the scope <c>tasks</c>.</summary>
    public const string WriteTasks = "api.tasks";

    /// <summary>A program with an API key of the scope <c>members</c>: merges members, hands out and erases a person's data.</summary>
    public const string ManageMembers = "api.members";

    public static void Apply(AuthorizationOptions options)
    {
        var studio = new AuthorizationPolicyBuilder(IdentityConstants.ApplicationScheme)
            .RequireAuthenticatedUser().RequireRole(StudioRole.Admin, StudioRole.Operator).Build();
        options.AddPolicy(Studio, studio);
        options.AddPolicy(Admin, new AuthorizationPolicyBuilder(IdentityConstants.ApplicationScheme).RequireAuthenticatedUser().RequireRole(StudioRole.Admin).Build());
        options.AddPolicy(WriteEvents, ApiKey("events"));
        options.AddPolicy(ReadApi, ApiKey("read"));
        options.AddPolicy(WriteTasks, ApiKey("tasks"));
        options.AddPolicy(OperateApi, ApiKey("operate"));
        options.AddPolicy(ManageMembers, ApiKey("members"));
        options.DefaultPolicy = studio;
        options.FallbackPolicy = studio;
    }

    private static AuthorizationPolicy ApiKey(string scope) =>
        new AuthorizationPolicyBuilder(ApiKeyAuthentication.SchemeName).RequireAuthenticatedUser().RequireClaim(ApiKeyAuthentication.ScopeClaim, scope).Build();
}
