using JourneyStudio.Web.Shared.Security;
using JourneyStudio.Web.Shared.Viewing;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Routing;

namespace JourneyStudio.Web;

public sealed partial class App
{
    [CascadingParameter] private HttpContext HttpContext { get; set; } = null!;

    private ViewerSettings Viewer => ViewerSettings.From(HttpContext);

    /// <summary>Pages marked with ExcludeFromInteractiveRouting are served once, without a circuit and without its scripts.</summary>
    private bool Interactive => HttpContext.AcceptsInteractiveRouting();

    private IComponentRenderMode? RenderMode => Interactive ? Microsoft.AspNetCore.Components.Web.RenderMode.InteractiveServer : null;

    private IReadOnlyDictionary<string, object> ScriptNonce =>
        new Dictionary<string, object>(StringComparer.Ordinal) { ["nonce"] = SecurityHeaders.Nonce(HttpContext) };
}
