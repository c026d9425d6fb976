using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;

namespace JourneyStudio.Web.Shared.Security;

/// <summary>Who may open what. Without a policy of its own every endpoint asks for <see cref="Studio"/>.</summary>
internal static class StudioPolicies
{
    /// <summary>Whoever signed in, be their account open or closed since: only to be told that they may not.</summary>
    public const string Known = "known";

    /// <summary>Anybody who may sign in.</summary>
    public const string SignedIn = "signed-in";

    /// <summary>An admin or operator of the whole brand: the default and the fallback of every page and endpoint.</summary>
    public const string Studio = "studio";

    /// <summary>A signed-in admin: what concerns the workspace as a whole.</summary>
    public const string Admin = "admin";

    /// <summary>Drawing journeys, without publishing them.</summary>
    public const string Draft = "journeys.draft";

    public const string SeeMembers = "members.see";

    /// <summary>Looking behind the mask of names and addresses; it is audited.</summary>
    public const string RevealMembers = "members.reveal";

    /// <summary>Changing what is known of a member; it shows everything, so who may also looks behind the mask.</summary>
    public const string EditMembers = "members.edit";

    public const string MergeMembers = "members.merge";

    public const string SeeSegments = "segments.see";

    /// <summary>Giving and taking static tags in bulk, of the members of one's scope.</summary>
    public const string TagMembers = "members.tag";

    /// <summary>Handing over what somebody of one's units has.</summary>
    public const string HandOver = "staff.hand-over";

    public const string WorkTasks = "tasks.work";

    /// <summary>Sessions and their codes.</summary>
    public const string SeeSessions = "sessions.see";

    /// <summary>Making, moving and calling off sessions of one's stores.</summary>
    public const string EditSessions = "sessions.edit";

    public const string SeeMailbox = "mailbox.see";

    /// <summary>A program with an API key of the scope <c>events</c>.</summary>
    public const string WriteEvents = "api.events";

    /// <summary>A program with an API key of the scope <c>read</c>.</summary>
    public const string ReadApi = "api.read";

    /// <summary>A program with an API key of the scope <c>read</c> that is limited to no branch: figures of the whole brand.</summary>
    public const string ReadBrandApi = "api.read.brand";

    /// <summary>A program with an API key of the scope <c>operate</c>.</summary>
    public const string OperateApi = "api.operate";

    /// <summary>A program with an API key of the scope <c>operate</c>, also one of a branch: what it changes are the branch's own sessions.</summary>
    public const string OperateSessions = "api.operate.sessions";

    /// <summary>A program with an API key of the scope <c>tasks</c>.</summary>
    public const string WriteTasks = "api.tasks";

    /// <summary>A program with an API key of the scope <c>members</c>: merges members, hands out and erases a person's data.</summary>
    public const string ManageMembers = "api.members";

    /// <summary>A program with an API key of the scope <c>members</c> that is limited to no branch: writes members in bulk, imports and exports them.</summary>
    public const string ManageBrandMembers = "api.members.brand";

    public static void Apply(AuthorizationOptions options)
    {
        foreach (var permission in Permission.All)
            options.AddPolicy(permission.Policy, For(permission));
        options.AddPolicy(Known, new AuthorizationPolicyBuilder(IdentityConstants.ApplicationScheme).RequireAuthenticatedUser().Build());
        options.AddPolicy(WriteEvents, ApiKey("events", wholeBrand: true));
        options.AddPolicy(ReadApi, ApiKey("read"));
        options.AddPolicy(ReadBrandApi, ApiKey("read", wholeBrand: true));
        options.AddPolicy(WriteTasks, ApiKey("tasks"));
        options.AddPolicy(OperateApi, ApiKey("operate", wholeBrand: true));
        options.AddPolicy(OperateSessions, ApiKey("operate"));
        options.AddPolicy(ManageMembers, ApiKey("members"));
        options.AddPolicy(ManageBrandMembers, ApiKey("members", wholeBrand: true));
        options.DefaultPolicy = options.GetPolicy(Studio)!;
        options.FallbackPolicy = options.GetPolicy(Studio);
    }

    private static AuthorizationPolicy For(Permission permission) => new AuthorizationPolicyBuilder(IdentityConstants.ApplicationScheme)
        .RequireAuthenticatedUser().RequireRole(permission.Roles).AddRequirements(new AccessRequirement(permission)).Build();

    private static AuthorizationPolicy ApiKey(string scope, bool wholeBrand = false)
    {
        var policy = new AuthorizationPolicyBuilder(ApiKeyAuthentication.SchemeName).RequireAuthenticatedUser().RequireClaim(ApiKeyAuthentication.ScopeClaim, scope);
        return (wholeBrand ? policy.AddRequirements(new WholeBrandRequirement()) : policy).Build();
    }
}
