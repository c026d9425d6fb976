namespace JourneyStudio.Web.Features.ApiKeys;

internal static class ApiKeysRegistration
{
    public static IServiceCollection AddApiKeys(this IServiceCollection services) => services.AddSingleton<ApiKeyDesk>().AddHostedService<ApiKeyUseNotes>();
}
