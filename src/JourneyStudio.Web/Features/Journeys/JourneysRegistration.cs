using JourneyStudio.Web.Features.Journeys.Exporting;
using JourneyStudio.Web.Features.Journeys.Importing;
using JourneyStudio.Web.Features.Journeys.Templates;

namespace JourneyStudio.Web.Features.Journeys;

internal static class JourneysRegistration
{
    public static IServiceCollection AddJourneys(this IServiceCollection services) =>
        services.AddSingleton<JourneySketches>().AddSingleton<JourneyDesk>().AddSingleton<JourneyImportDesk>().AddSingleton<JourneyTemplates>();

    public static void MapJourneys(this IEndpointRouteBuilder app)
    {
        app.MapJourneyImport();
        app.MapJourneyExport();
    }
}
