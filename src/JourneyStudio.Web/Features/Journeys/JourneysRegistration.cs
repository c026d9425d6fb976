using JourneyStudio.Web.Features.Journeys.Templates;

namespace JourneyStudio.Web.Features.Journeys;

internal static class JourneysRegistration
{
    public static IServiceCollection AddJourneys(this IServiceCollection services) => services.AddSingleton<JourneySketches>().AddSingleton<JourneyDesk>().AddSingleton<JourneyTemplates>();
}
