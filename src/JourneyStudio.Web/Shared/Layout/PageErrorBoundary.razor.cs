using System.Diagnostics;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Routing;

namespace JourneyStudio.Web.Shared.Layout;

/// <summary>Catches what a page throws, logs it under a reference, and offers to try again.</summary>
public sealed partial class PageErrorBoundary(ILogger<PageErrorBoundary> logger, NavigationManager navigation) : IDisposable
{
    private string reference = "";

    protected override void OnInitialized() => navigation.LocationChanged += OnLocationChanged;

    public void Dispose() => navigation.LocationChanged -= OnLocationChanged;

    protected override Task OnErrorAsync(Exception exception)
    {
        reference = ActivitySpanId.CreateRandom().ToHexString()[..8].ToUpperInvariant();
        LogPageFailed(logger, exception, reference);
        return Task.CompletedTask;
    }

    private void OnLocationChanged(object? sender, LocationChangedEventArgs e) => _ = InvokeAsync(Recover);

    [LoggerMessage(1001, LogLevel.Error, "A page failed; reference {Reference}")]
    private static partial void LogPageFailed(ILogger logger, Exception exception, string reference);
}
