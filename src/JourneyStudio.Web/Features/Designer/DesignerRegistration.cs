using JourneyStudio.Web.Features.Designer.Canvas;
using JourneyStudio.Web.Features.Designer.Drafts;
using JourneyStudio.Web.Features.Designer.Publishing;
using JourneyStudio.Web.Shared.Definitions;
using JourneyStudio.Web.Shared.Fields;

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
        return services.AddSingleton<DraftDesk>();
    }

    public static void MapDesigner(this IEndpointRouteBuilder routes) => routes.MapDrafts();
}
