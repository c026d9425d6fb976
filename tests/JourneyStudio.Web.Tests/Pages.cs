using Bunit;
using JourneyStudio.Web.Shared.Localisation;
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
        context.AddAuthorization().SetAuthorized(User).SetRoles("admin").SetPolicies("admin", "studio");
        return context;
    }

    /// <summary>Opens a page at an address.</summary>
    public static IRenderedComponent<T> Open<T>(this BunitContext context, string address, Action<ComponentParameterCollectionBuilder<T>>? parameters = null)
        where T : IComponent
    {
        context.Services.GetRequiredService<NavigationManager>().NavigateTo(address);
        return context.Render<T>(builder =>
        {
            builder.AddCascadingValue(new ViewerSettings { Theme = ViewerSettings.Light, Zone = "Asia/Shanghai" });
            parameters?.Invoke(builder);
        });
    }
}
