using System.Threading.RateLimiting;
using JourneyStudio.Runtime.Signals;
using JourneyStudio.Web.Features.Touchpoints.Consents;
using JourneyStudio.Web.Features.Touchpoints.Coupons;
using JourneyStudio.Web.Features.Touchpoints.Forms;
using JourneyStudio.Web.Features.Touchpoints.Referrals;
using JourneyStudio.Web.Features.Touchpoints.Scans;
using JourneyStudio.Web.Shared.Codes;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace JourneyStudio.Web.Features.Touchpoints;

/// <summary>The pages that members see: no sign-in, but signed links, antiforgery and a limit on requests.</summary>
internal static class TouchpointRegistration
{
    private const string Limit = "touchpoints";
    private const int LargestForm = 64 * 1024;

    public static IServiceCollection AddTouchpoints(this IServiceCollection services)
    {
        services.AddOptions<TouchpointOptions>().BindConfiguration(TouchpointOptions.Section)
            .Validate(options => options.CheckInOpens >= TimeSpan.Zero, "Touchpoints:CheckInOpens must not be negative.")
            .Validate(options => options.RecognisedFor > TimeSpan.Zero, "Touchpoints:RecognisedFor must be more than nothing.")
            .Validate(options => options.RequestsPerMinute > 0, "Touchpoints:RequestsPerMinute must be at least 1.")
            .Validate(options => options.CodeTries > 0, "Touchpoints:CodeTries must be at least 1.")
            .ValidateOnStart();
        services.AddRateLimiter(limiter =>
        {
            limiter.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
            limiter.OnRejected = async (rejected, cancellationToken) =>
                await rejected.HttpContext.Response.WriteAsync("Too many requests at once. Wait a minute.\n访问过于频繁，请一分钟后再试。\n", cancellationToken);
            limiter.AddPolicy(Limit, PerAddress);
        });
        services.AddSingleton<TouchLinks>().AddSingleton<MemberCookie>();
        services.AddSingleton<ScanDesk>().AddSingleton<FormDesk>().AddSingleton<FormCounter>();
        services.AddSingleton<ConsentDesk>();
        services.AddSingleton<CouponDesk>().AddSingleton<StoreDoor>().AddSingleton<PinTries>();
        services.TryAddSingleton<StorePins>();
        return services;
    }

    public static void MapTouchpoints(this IEndpointRouteBuilder routes)
    {
        var pages = routes.MapGroup("").AllowAnonymous().ExcludeFromDescription().RequireRateLimiting(Limit)
            .WithMetadata(new Microsoft.AspNetCore.Mvc.RequestSizeLimitAttribute(LargestForm));
        pages.AddEndpointFilter(WakeRuntimeAsync);
        pages.MapScans();
        pages.MapForms();
        pages.MapCoupons();
        pages.MapReferrals();
        pages.MapConsents();
        pages.MapGet("/t/privacy", () => TouchPages.Show(new Notice { Text = "Privacy", Tone = "info" }));
    }

    /// <summary>What a page stored is routed at once, not at the next poll.</summary>
    private static async ValueTask<object?> WakeRuntimeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var answer = await next(context);
        context.HttpContext.RequestServices.GetRequiredService<RuntimeSignals>().Work.Raise();
        return answer;
    }

    private static RateLimitPartition<string> PerAddress(HttpContext http) =>
        RateLimitPartition.GetFixedWindowLimiter(http.Connection.RemoteIpAddress?.ToString() ?? "", _ => new FixedWindowRateLimiterOptions
        {
            PermitLimit = http.RequestServices.GetRequiredService<IOptions<TouchpointOptions>>().Value.RequestsPerMinute,
            Window = TimeSpan.FromMinutes(1),
        });
}
