using JourneyStudio.Storage.Members;
using JourneyStudio.Web.Shared.Security;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;

namespace JourneyStudio.Web.Features.Suppression;

/// <summary>Takes an address off the list, once somebody says why.</summary>
public sealed partial class LiftAddress(SuppressionList list)
{
    private string note = "";
    private bool busy;
    private bool gone;

    [Parameter, EditorRequired] public SuppressionListing Listing { get; set; } = null!;

    [Parameter] public EventCallback Close { get; set; }

    /// <summary>Told the address as people may see it.</summary>
    [Parameter] public EventCallback<string> Lifted { get; set; }

    [CascadingParameter] private Task<AuthenticationState> SignedIn { get; set; } = null!;

    private string Shown => SuppressibleChannels.Mask(Listing.Row.Channel, Listing.Row.Address);

    private async Task LiftAsync()
    {
        busy = true;
        gone = !await list.LiftAsync(Listing.Row.Channel, Listing.Row.Address, note.Trim(), Actor.Of((await SignedIn).User), CancellationToken.None);
        busy = false;
        if (!gone)
            await Lifted.InvokeAsync(Shown);
    }
}
