using JourneyStudio.Web.Features.Designer.Canvas;
using JourneyStudio.Web.Features.Designer.Drafts;
using JourneyStudio.Web.Features.Designer.Presence;
using JourneyStudio.Web.Features.Designer.Publishing;
using JourneyStudio.Web.Shared.Definitions;
using JourneyStudio.Web.Shared.Fields;
using Microsoft.AspNetCore.Components.Server.Circuits;

namespace JourneyStudio.Web.Features.Designer;

internal static class DesignerRegistration
{
    public static IServiceCollection AddDesigner(this IServiceCollection services)
    {
        services.AddSingleton<Publisher>();
        services.AddScoped<CanvasScript>();
        services.AddScoped<FieldSamples>();
        services.AddSingleton<DraftChecks>();
        services.AddSingleton<DraftSurroundings>();
        services.AddSingleton<DraftViews>();
        services.AddSingleton<DraftNotices>();
        services.AddSingleton<JourneyRuleWords>();
        services.AddSingleton<ConflictWords>();
        services.AddSingleton<DraftPeople>();
        services.AddHostedService<DraftPeers>();
        services.AddScoped<CircuitWatch>();
        services.AddScoped<CircuitHandler>(circuit => circuit.GetRequiredService<CircuitWatch>());
        return services.AddSingleton<DraftDesk>();
    }

    public static void MapDesigner(this IEndpointRouteBuilder routes) => routes.MapDrafts();
}
