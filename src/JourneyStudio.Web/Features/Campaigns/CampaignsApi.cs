using JourneyStudio.Engine.Content;
using JourneyStudio.Runtime.Campaigns;
using JourneyStudio.Storage.Campaigns;
using JourneyStudio.Web.Shared.Security;

namespace JourneyStudio.Web.Features.Campaigns;

/// <summary>Campaigns, for the brand's other systems. They belong to the brand: a key of a branch reads them.</summary>
internal static class CampaignsApi
{
    public static void MapCampaignActs(this IEndpointRouteBuilder app)
    {
        var campaigns = app.MapGroup("/api/campaigns").WithTags("Sessions");
        campaigns.MapGet("", ListAsync).RequireAuthorization(StudioPolicies.ReadApi).WithName("GetCampaigns").WithSummary("The campaigns, the newest first, with how many sessions each has.")
            .Produces<IReadOnlyList<CampaignListing>>();
        campaigns.MapPost("", CreateAsync).RequireAuthorization(StudioPolicies.OperateApi).DisableAntiforgery().WithName("CreateCampaign").WithSummary("Adds a campaign.")
            .Produces<CampaignAnswer>(StatusCodes.Status201Created).ProducesProblem(StatusCodes.Status422UnprocessableEntity);
        campaigns.MapPost("{key}/clone", CloneAsync).RequireAuthorization(StudioPolicies.OperateApi).DisableAntiforgery().WithName("CloneCampaign")
            .WithSummary("Makes a campaign again under another name: all its sessions that were not cancelled, so many days later at the same local times.")
            .Produces<CampaignAnswer>(StatusCodes.Status201Created).ProducesProblem(StatusCodes.Status422UnprocessableEntity);
    }

    private static async Task<IResult> ListAsync(CampaignListings listings, Caller caller, CancellationToken cancellationToken) => TypedResults.Ok(await listings.AllAsync(caller.Scope, cancellationToken));

    private static async Task<IResult> CreateAsync(CampaignBody body, CampaignEditing editing, Caller caller, TimeProvider clock, CancellationToken cancellationToken)
    {
        var made = await editing.CreateAsync(Names(body), body.ProductLine, caller.Scope, caller.Actor, clock.GetUtcNow(), cancellationToken);
        return made.TryGet(out var key) ? TypedResults.Created((string?)null, new CampaignAnswer(key, [])) : SessionsApi.Refused(made.Problems);
    }

    private static async Task<IResult> CloneAsync(string key, CampaignBody body, SessionDesk desk, Caller caller, CancellationToken cancellationToken)
    {
        var cloned = await desk.CloneCampaignAsync(key, Names(body), body.Days, caller.Scope, caller.Actor, cancellationToken);
        return cloned.TryGet(out var clone) ? TypedResults.Created((string?)null, new CampaignAnswer(clone.Campaign, [.. clone.Sessions.Select(SessionResult.Of)])) : SessionsApi.Refused(cloned.Problems);
    }

    private static LocalText Names(CampaignBody body) => new(body.Names?.En ?? "", body.Names?.Zh ?? "");
}
