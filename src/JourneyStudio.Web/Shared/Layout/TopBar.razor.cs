using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Routing;

namespace JourneyStudio.Web.Shared.Layout;

public sealed partial class TopBar(NavigationManager navigation) : IDisposable
{
    /// <summary>Name of the section in which a page says where it is.</summary>
    public const string Crumbs = "crumbs";

    private string location = "";

    protected override void OnInitialized()
    {
        location = navigation.Uri;
        navigation.LocationChanged += OnLocationChanged;
    }

    public void Dispose() => navigation.LocationChanged -= OnLocationChanged;

    /// <summary>A new key makes a new sheet, which is closed.</summary>
    private void OnLocationChanged(object? sender, LocationChangedEventArgs e) => _ = InvokeAsync(() =>
    {
        location = e.Location;
        StateHasChanged();
    });
}
