using JourneyStudio.Storage.Content;
using JourneyStudio.Storage.Messages;
using JourneyStudio.Web.Shared.Definitions;
using JourneyStudio.Web.Shared.Localisation;
using JourneyStudio.Web.Shared.Messages;
using JourneyStudio.Web.Shared.Viewing;
using Microsoft.AspNetCore.Components;

namespace JourneyStudio.Web.Features.Mailbox;

public sealed partial class MailboxReader(PublishedDefinitions definitions, NavigationManager navigation)
{
    private ActivityLook? look;

    [Parameter, EditorRequired] public MailboxMessage Item { get; set; } = null!;

    [Parameter, EditorRequired] public ContentNames Names { get; set; } = null!;

    /// <summary>What of the message is hidden.</summary>
    [Parameter, EditorRequired] public PersonalMask Mask { get; set; } = null!;

    /// <summary>Shows it, and notes who looked.</summary>
    [Parameter] public EventCallback OnReveal { get; set; }

    [Parameter] public string? View { get; set; }

    private MessageRow Message => Item.Message;

    private (string IconName, string Tone) Mark => MessageMarks.Of(Message.State);

    private string? Reason => MessageMarks.Reason(L, Message.Reason);

    private string Back => MailboxAddress.Open(navigation, null);

    protected override async Task OnParametersSetAsync() =>
        look = Message is { VersionId: { } version, Activity: { } activity }
            ? await definitions.LookAsync(version, activity, StudioLanguages.Current, CancellationToken.None)
            : null;
}
