using JourneyStudio.Runtime.Signals;
using JourneyStudio.Storage.Messages;
using JourneyStudio.Storage.Operating;
using JourneyStudio.Web.Shared.Localisation;
using JourneyStudio.Web.Shared.Security;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;

namespace JourneyStudio.Web.Features.DeadLetters;

/// <summary>Messages that failed, or of which nobody knows the end, by channel and reason. What failed can be sent again; what may have arrived is for somebody to decide one by one.</summary>
public sealed partial class FailedMessages(MessageChoices choices, RuntimeSignals signals)
{
    private MessageGroup? asked;
    private bool busy;

    [Parameter, EditorRequired] public IReadOnlyList<MessageGroup> Groups { get; set; } = [];

    /// <summary>Told what was done.</summary>
    [Parameter] public EventCallback<string> Done { get; set; }

    [CascadingParameter] private Task<AuthenticationState> SignedIn { get; set; } = null!;

    private void Ask(MessageGroup group) => asked = group;

    private void Close() => asked = null;

    private async Task SendAgainAsync()
    {
        busy = true;
        var sent = await choices.SendFailedAgainAsync(asked!.Channel, asked.Reason, Actor.Of((await SignedIn).User), CancellationToken.None);
        signals.Outbox.Raise();
        busy = false;
        Close();
        await Done.InvokeAsync(L.Counted("SendAgain.Done", sent));
    }
}
