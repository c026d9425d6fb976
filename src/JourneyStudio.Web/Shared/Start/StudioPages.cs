using JourneyStudio.Web.Shared.Definitions;
using JourneyStudio.Web.Shared.Security;
using Microsoft.AspNetCore.Components.Authorization;
using Radzen;

namespace JourneyStudio.Web.Shared.Start;

/// <summary>The pages and what every request passes before it reaches one.</summary>
internal static class StudioPages
{
    public static IServiceCollection AddStudioPages(this IServiceCollection services)
    {
        services.AddRazorComponents().AddInteractiveServerComponents();
        services.AddScoped<AuthenticationStateProvider, SessionCheck>();
        services.AddRadzenComponents();
        services.AddHttpContextAccessor();
        services.AddSingleton<PublishedDefinitions>();
        services.AddExceptionHandler<StorageTroubleHandler>();
        return services.AddProblemDetails();
    }

    public static void UseStudioPipeline(this WebApplication app)
    {
        app.UseSecurityHeaders();
        app.UseRequestLocalization();
        app.UseWhen(IsApi, api => api.UseExceptionHandler().UseStatusCodePages());
        app.UseWhen(context => !IsApi(context), pages => pages
            .UseExceptionHandler("/error", createScopeForErrors: true)
            .UseStatusCodePagesWithReExecute("/not-found", createScopeForStatusCodePages: true));
        // after the two above: what they run again must be routed again
        app.UseRouting();
        app.UseRateLimiter();
        app.UseAuthentication();
        app.UseAuthorization();
        app.UseAntiforgery();
    }

    public static void MapStudioPages(this WebApplication app)
    {
        app.MapStaticAssets().AllowAnonymous();
        app.MapRazorComponents<App>().AddInteractiveServerRenderMode(options => options.ContentSecurityFrameAncestorsPolicy = null);
        app.MapGet("/", () => TypedResults.LocalRedirect("/journeys")).ExcludeFromDescription();
    }

    private static bool IsApi(HttpContext context) => context.Request.Path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase);
}
