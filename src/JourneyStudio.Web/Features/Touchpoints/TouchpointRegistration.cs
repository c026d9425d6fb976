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
    /// <summary>For what mail programs post, many members' from one address.</summary>
    public const string OneClickLimit = "one-click";

    private const string Limit = "touchpoints";
    private const int MailPrograms = 20;
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
            {
                rejected.HttpContext.Response.ContentType = "text/plain; charset=utf-8";
                await rejected.HttpContext.Response.WriteAsync("Too many requests at once. Wait a minute.\n访问过于频繁，请一分钟后再试。\n", cancellationToken);
            };
            limiter.AddPolicy(Limit, http => PerAddress(http, 1));
            limiter.AddPolicy(OneClickLimit, http => PerAddress(http, MailPrograms));
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

    private static RateLimitPartition<string> PerAddress(HttpContext http, int times) =>
        RateLimitPartition.GetFixedWindowLimiter($"{times} times of {http.Connection.RemoteIpAddress}", _ => new FixedWindowRateLimiterOptions
        {
            PermitLimit = http.RequestServices.GetRequiredService<IOptions<TouchpointOptions>>().Value.RequestsPerMinute * times,
            Window = TimeSpan.FromMinutes(1),
        });
}
