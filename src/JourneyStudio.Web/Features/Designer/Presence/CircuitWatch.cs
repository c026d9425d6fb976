using Microsoft.AspNetCore.Components.Server.Circuits;

namespace JourneyStudio.Web.Features.Designer.Presence;

/// <summary>Tells the page of a circuit when its browser goes and comes back. The server keeps the page for minutes after it has gone.</summary>
internal sealed class CircuitWatch : CircuitHandler
{
    /// <summary>Called with whether the browser is there; must return at once.</summary>
    public Action<bool>? Changed { get; set; }

    public override Task OnConnectionUpAsync(Circuit circuit, CancellationToken cancellationToken)
    {
        Changed?.Invoke(true);
        return Task.CompletedTask;
    }

    public override Task OnConnectionDownAsync(Circuit circuit, CancellationToken cancellationToken)
    {
        Changed?.Invoke(false);
        return Task.CompletedTask;
    }
}
