using JourneyStudio.Engine.Members;
using JourneyStudio.Storage.Members;
using JourneyStudio.Web.Shared.Security;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;

namespace JourneyStudio.Web.Features.Suppression;

/// <summary>Asks for an address that nothing is to be sent to any more.</summary>
public sealed partial class AddAddress(SuppressionList list)
{
    private string channel = ChannelKeys.Email;
    private string typed = "";
    private string note = "";
    private string? problem;
    private bool busy;

    [Parameter] public EventCallback Close { get; set; }

    /// <summary>Told the address as people may see it.</summary>
    [Parameter] public EventCallback<string> Added { get; set; }

    [CascadingParameter] private Task<AuthenticationState> SignedIn { get; set; } = null!;

    private async Task AddAsync()
    {
        if (SuppressibleChannels.Read(channel, typed) is not { } address)
        {
            problem = L[$"Add.Problem.{channel}"];
            return;
        }
        (busy, problem) = (true, null);
        var added = await list.AddAsync(channel, address, note.Trim(), Actor.Of((await SignedIn).User), CancellationToken.None);
        busy = false;
        if (added)
            await Added.InvokeAsync(SuppressibleChannels.Mask(channel, address));
        else
            problem = L["Add.Known"];
    }
}
