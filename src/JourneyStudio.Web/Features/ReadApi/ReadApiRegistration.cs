using JourneyStudio.Storage.Journeys;

namespace JourneyStudio.Web.Features.ReadApi;

internal static class ReadApiRegistration
{
    /// <summary>The API's description is for programs only: pages and what belongs to them stay out of it.</summary>
    public static IServiceCollection AddReadApi(this IServiceCollection services)
    {
        services.AddOpenApi("v1", options => options.ShouldInclude = endpoint => endpoint.RelativePath is { } path
            && (path.StartsWith("api/", StringComparison.Ordinal) && !path.StartsWith("api/drafts", StringComparison.Ordinal) || path == "health"));
        return services.AddSingleton<VersionCounts>();
    }

    public static void MapReadApi(this WebApplication app)
    {
        app.MapJourneysApi();
        app.MapMembersApi();
        app.MapInboxApi();
        app.MapMessagesApi();
        app.MapOpenApi().AllowAnonymous();
    }
}
