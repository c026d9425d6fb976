namespace JourneyStudio.Web.Features.Forecast;

internal static class ForecastRegistration
{
    public static IServiceCollection AddForecast(this IServiceCollection services) => services.AddSingleton<ForecastDesk>();
}
