using System.Globalization;
using System.Security.Claims;
using JourneyStudio.Runtime.Dispatch;
using JourneyStudio.Runtime.Signals;
using JourneyStudio.Storage.Messages;
using JourneyStudio.Web.Shared.Channels;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;

namespace JourneyStudio.Web.Features.Channels;

/// <summary>How fast each channel sends and what waits in it, the messages that nobody knows the end of, and whom webhooks call.</summary>
public sealed partial class ChannelsPage(ChannelReading reading, MessageChoices choices, OutboxHold hold, CarrierDirectory carriers, WebhookEndpoints endpoints, RuntimeSignals signals)
{
    private const int MostPerMinute = 1_000_000;

    private string? held;
    private IReadOnlyList<ChannelState>? channels;
    private IReadOnlyList<MessageRow> unknown = [];
    private IReadOnlyList<(WebhookEndpointRow Row, string Secret)> receivers = [];
    private string? told;
    private string? refused;

    [CascadingParameter] private Task<AuthenticationState> SignedIn { get; set; } = null!;

    protected override Task OnInitializedAsync() => LoadAsync();

    private async Task LoadAsync()
    {
        held = await hold.ReasonAsync(CancellationToken.None);
        unknown = await reading.UnknownAsync(CancellationToken.None);
        receivers = await endpoints.ListAsync(CancellationToken.None);
        channels = await reading.ChannelsAsync(CancellationToken.None);
    }

    private string CarrierOf(string channel) => carriers.For(channel).Name;

    /// <summary>An empty field lifts the limit; what is no number of messages changes nothing.</summary>
    private async Task LimitAsync(string channel, string? text)
    {
        var name = L[$"Channel.{channel}"].Value;
        var isLimit = int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is > 0 and <= MostPerMinute;
        if (!isLimit && !string.IsNullOrWhiteSpace(text))
        {
            (refused, told) = (channel, L["Limit.Refused", name, MostPerMinute.ToString("N0", CultureInfo.CurrentCulture)]);
            return;
        }
        await reading.LimitAsync(channel, isLimit ? number : null, await UserAsync(), CancellationToken.None);
        (refused, told) = (null, isLimit ? L["Limit.Saved", name, number.ToString("N0", CultureInfo.CurrentCulture)] : L["Limit.Lifted", name]);
        await LoadAsync();
    }

    private async Task ReleaseAsync()
    {
        await hold.ReleaseAsync(await UserAsync(), CancellationToken.None);
        await WakeAsync();
    }

    private async Task MarkSentAsync(long message)
    {
        await choices.MarkSentAsync(message, await UserAsync(), CancellationToken.None);
        await LoadAsync();
    }

    private async Task SendAgainAsync(long message)
    {
        await choices.SendAgainAsync(message, await UserAsync(), CancellationToken.None);
        await WakeAsync();
    }

    private async Task EnableAsync(string address)
    {
        await endpoints.EnableAsync(address, await UserAsync(), CancellationToken.None);
        await LoadAsync();
    }

    private async Task WakeAsync()
    {
        signals.Outbox.Raise();
        await LoadAsync();
    }

    private async Task<long?> UserAsync() => long.TryParse((await SignedIn).User.FindFirstValue(ClaimTypes.NameIdentifier), CultureInfo.InvariantCulture, out var id) ? id : null;
}
