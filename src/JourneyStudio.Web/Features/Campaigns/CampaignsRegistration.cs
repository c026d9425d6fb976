namespace JourneyStudio.Web.Features.Campaigns;

internal static class CampaignsRegistration
{
    public static void MapCampaigns(this IEndpointRouteBuilder app)
    {
        app.MapSessions();
        app.MapSessionImports();
        app.MapCampaignActs();
    }
}
