using JourneyStudio.Storage;
using JourneyStudio.Storage.Identity;
using JourneyStudio.Web.Shared.Viewing;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;

namespace JourneyStudio.Web.Shared.Security;

internal static class StudioSecurity
{
    public const int ShortestPassword = 12;
    public const int LongestPassword = 200;
    public static readonly TimeSpan InvitedFor = TimeSpan.FromDays(3);

    /// <summary>How long a session that was ended elsewhere may go on.</summary>
    public static readonly TimeSpan SignedOutWithin = TimeSpan.FromMinutes(1);

    public static IServiceCollection AddStudioSecurity(this IServiceCollection services)
    {
        services.AddIdentity<StudioUser, StudioRole>(options =>
        {
            options.Password.RequiredLength = ShortestPassword;
            options.Password.RequireDigit = false;
            options.Password.RequireLowercase = false;
            options.Password.RequireUppercase = false;
            options.Password.RequireNonAlphanumeric = false;
        }).AddEntityFrameworkStores<StudioDbContext>().AddDefaultTokenProviders();
        services.Configure<DataProtectionTokenProviderOptions>(options => options.TokenLifespan = InvitedFor);
        services.Configure<SecurityStampValidatorOptions>(options => (options.ValidationInterval, options.OnRefreshingPrincipal) = (SignedOutWithin, StudioSessions.KeepSinceAsync));
        services.AddRateLimiter(limiter => limiter.AddPolicy(SignInLimit.Policy, SignInLimit.PerAddress));
        services.ConfigureApplicationCookie(Cookie);
        services.Configure<CookieAuthenticationOptions>(IdentityConstants.TwoFactorUserIdScheme, options => options.Cookie.Name = "studio.half");
        services.AddScoped<StudioSessions>();
        services.AddAuthentication().AddScheme<AuthenticationSchemeOptions, ApiKeyAuthentication>(ApiKeyAuthentication.SchemeName, null);
        services.AddAuthorization(StudioPolicies.Apply);
        services.AddScoped<CallerAccess>().AddScoped<SignedIn>().AddTransient<PersonalMasks>().AddScoped<IAuthorizationHandler, AccessHandler>();
        services.AddAntiforgery(options =>
        {
            options.Cookie.Name = "studio.form";
            options.SuppressXFrameOptionsHeader = true;
        });
        return services.AddCascadingAuthenticationState();
    }

    private static void Cookie(CookieAuthenticationOptions options)
    {
        options.Cookie.Name = "studio.session";
        options.Cookie.SameSite = SameSiteMode.Lax;
        options.Cookie.HttpOnly = true;
        options.ExpireTimeSpan = StudioSessions.IdleFor;
        options.SlidingExpiration = true;
        options.LoginPath = "/sign-in";
        options.AccessDeniedPath = "/no-permission";
        options.ReturnUrlParameter = "returnUrl";
        options.Events.OnValidatePrincipal = StudioSessions.Check(options.Events.OnValidatePrincipal);
        options.Events.OnRedirectToLogin = context => Answer(context, StatusCodes.Status401Unauthorized);
        options.Events.OnRedirectToAccessDenied = context => Answer(context, StatusCodes.Status403Forbidden);
    }

    /// <summary>People are led to a page; programs and scripts get the status alone.</summary>
    private static Task Answer(RedirectContext<CookieAuthenticationOptions> context, int status)
    {
        var forScript = context.Request.Path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase) || context.Request.Path.StartsWithSegments("/_blazor", StringComparison.OrdinalIgnoreCase);
        if (forScript)
            context.Response.StatusCode = status;
        else
            context.Response.Redirect(context.RedirectUri);
        return Task.CompletedTask;
    }
}
