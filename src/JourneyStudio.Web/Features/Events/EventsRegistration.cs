using JourneyStudio.Web.Features.Events.Lines;

namespace JourneyStudio.Web.Features.Events;

internal static class EventsRegistration
{
    public static IServiceCollection AddEvents(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<EventOptions>().Bind(configuration.GetSection(EventOptions.Section)).ValidateDataAnnotations().ValidateOnStart();
        return services.AddSingleton<LineIntake>();
    }
}
