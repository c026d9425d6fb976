using System.Data.Common;
using JourneyStudio.Web.Shared.Definitions;
using JourneyStudio.Web.Shared.Layout;
using JourneyStudio.Web.Shared.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Mvc;
using Radzen;

namespace JourneyStudio.Web.Shared.Start;

/// <summary>The pages and what every request passes before it reaches one.</summary>
internal static class StudioPages
{
    /// <summary>Bytes of the largest form that a page takes.</summary>
    public const int LargestForm = 64 * 1024;

    /// <summary>What PostgreSQL says to a text with the character NUL.</summary>
    private const string NoText = "22021";

    public static IServiceCollection AddStudioPages(this IServiceCollection services)
    {
        services.AddRazorComponents().AddInteractiveServerComponents();
        services.AddScoped<AuthenticationStateProvider, SessionCheck>();
        services.AddRadzenComponents();
        services.AddHttpContextAccessor();
        services.AddSingleton<PublishedDefinitions>();
        services.AddExceptionHandler<StorageTroubleHandler>();
        services.Configure<ExceptionHandlerOptions>(options => options.StatusCodeSelector = StatusOf);
        return services.AddProblemDetails();
    }

    public static void UseStudioPipeline(this WebApplication app)
    {
        app.UseSecurityHeaders();
        app.UseRequestLocalization();
        app.UseWhen(IsApi, api => api.UseExceptionHandler().UseStatusCodePages());
        app.UseWhen(context => !IsApi(context), pages => pages
            .UseExceptionHandler(new ExceptionHandlerOptions { ExceptionHandlingPath = "/error", CreateScopeForErrors = true, StatusCodeSelector = StatusOf })
            .UseStatusCodePagesWithReExecute("/not-found", createScopeForStatusCodePages: true));
        app.UseReadableAddresses();
        // after those above: what they run again must be routed again
        app.UseRouting();
        app.Use(RefuseTooLarge);
        app.UseRateLimiter();
        app.UseAuthentication();
        app.UseAuthorization();
        app.UseAntiforgery();
    }

    public static void MapStudioPages(this WebApplication app)
    {
        app.MapStaticAssets().AllowAnonymous();
        app.MapRazorComponents<App>().AddInteractiveServerRenderMode(options => options.ContentSecurityFrameAncestorsPolicy = null).Add(Guard);
        app.MapGet("/", StartAsync).RequireAuthorization(StudioPolicies.SignedIn).ExcludeFromDescription();
    }

    /// <summary>
    /// The connection behind pages is for everybody who signs in; what may be opened over it, pages say, and what it sends has its own limit. Pages take small forms, and files in ways of their own.
    /// </summary>
    private static void Guard(EndpointBuilder endpoint)
    {
        var isCircuit = endpoint is RouteEndpointBuilder { RoutePattern.RawText: { } path } && path.TrimStart('/') is ['_', ..];
        endpoint.Metadata.Add(isCircuit ? new AuthorizeAttribute(StudioPolicies.SignedIn) : new RequestSizeLimitAttribute(LargestForm));
    }

    /// <summary>Everybody begins at the first place that they may open.</summary>
    private static async Task<RedirectHttpResult> StartAsync(HttpContext context, IAuthorizationService authorization)
    {
        foreach (var place in NavigationItem.All)
        {
            if ((await authorization.AuthorizeAsync(context.User, place.Policy)).Succeeded)
                return TypedResults.LocalRedirect(place.Href);
        }
        return TypedResults.LocalRedirect("/no-permission");
    }

    /// <summary>Before anything reads it: what reads forms would only say that their token is missing.</summary>
    private static Task RefuseTooLarge(HttpContext context, RequestDelegate next)
    {
        if (HttpMethods.IsGet(context.Request.Method) || !(context.Request.ContentLength > context.GetEndpoint()?.Metadata.GetMetadata<IRequestSizeLimitMetadata>()?.MaxRequestBodySize))
            return next(context);
        // the page that says so is shown, nothing is posted to it
        context.Request.Method = HttpMethods.Get;
        context.Response.StatusCode = StatusCodes.Status413PayloadTooLarge;
        return Task.CompletedTask;
    }

    /// <summary>A request that cannot be read, or is too large, is its sender's fault; so is a text that a database cannot hold.</summary>
    private static int StatusOf(Exception exception) => exception switch
    {
        BadHttpRequestException bad => bad.StatusCode,
        DbException { SqlState: NoText } => StatusCodes.Status400BadRequest,
        _ => StatusCodes.Status500InternalServerError,
    };

    private static bool IsApi(HttpContext context) => context.Request.Path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase);
}
