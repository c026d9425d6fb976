using System.Globalization;
using System.Security.Claims;
using Bunit;
using JourneyStudio.Storage;
using JourneyStudio.Storage.Audit;
using JourneyStudio.Storage.Members;
using JourneyStudio.Storage.Organisation.Access;
using JourneyStudio.Web.Shared.Localisation;
using JourneyStudio.Web.Shared.Security;
using JourneyStudio.Web.Shared.Viewing;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;

namespace JourneyStudio.Web.Tests;

/// <summary>Pages rendered without a browser, over the services of a studio.</summary>
internal static class Pages
{
    public const string User = "lan";

    /// <param name="host">The studio behind the pages.</param>
    /// <param name="services">What the page asks for, taken from the studio.</param>
    public static BunitContext Over(StudioHost host, params Type[] services)
    {
        var context = new BunitContext();
        context.JSInterop.Mode = JSRuntimeMode.Loose;
        context.Services.AddStudioLanguages();
        context.Services.AddSingleton(TimeProvider.System);
        foreach (var service in services)
            context.Services.AddSingleton(service, host.Services.GetRequiredService(service));
        context.SignIn(host, "admin");
        return context;
    }

    /// <summary>Somebody is in front of the pages: under the name of the tests, with all that an account is given.</summary>
    /// <param name="context">The pages.</param>
    /// <param name="host">The studio behind them.</param>
    /// <param name="account">Name of the account.</param>
    public static void SignIn(this BunitContext context, StudioHost host, string account)
    {
        using var scope = host.Services.CreateScope();
        var user = scope.ServiceProvider.GetRequiredService<StudioDbContext>().Users.Single(row => row.UserName == account);
        var access = host.Services.GetRequiredService<AccessReading>();
        var roles = access.OfUserAsync(user.Id, CancellationToken.None).AsTask().GetAwaiter().GetResult();
        context.Services.AddSingleton(access);
        context.Services.AddScoped<CallerAccess>();
        context.Services.AddScoped<SignedIn>();
        context.Services.AddSingleton(host.Services.GetRequiredService<PersonalReading>());
        context.Services.AddSingleton(host.Services.GetRequiredService<AuditLog>());
        context.Services.AddSingleton(host.Services.GetRequiredService<ScopedMembers>());
        context.Services.AddTransient<PersonalMasks>();
        context.AddAuthorization().SetAuthorized(User)
            .SetRoles([.. roles.Roles])
            .SetPolicies([.. Permission.All.Where(permission => new AccessRequirement(permission).IsMetBy(roles)).Select(permission => permission.Policy)])
            .SetClaims(new Claim(ClaimTypes.NameIdentifier, user.Id.ToString(CultureInfo.InvariantCulture)));
    }

    /// <summary>Opens a page at an address.</summary>
    public static IRenderedComponent<T> Open<T>(this BunitContext context, string address, Action<ComponentParameterCollectionBuilder<T>>? parameters = null)
        where T : IComponent
    {
        context.Renderer.SetRendererInfo(new RendererInfo("Server", true));
        context.Services.GetRequiredService<NavigationManager>().NavigateTo(address);
        return context.Render<T>(builder =>
        {
            builder.AddCascadingValue(new ViewerSettings { Theme = ViewerSettings.Light, Zone = "Asia/Shanghai" });
            parameters?.Invoke(builder);
        });
    }
}
