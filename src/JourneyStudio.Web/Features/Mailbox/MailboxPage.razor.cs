using System.Globalization;
using JourneyStudio.Storage.Content;
using JourneyStudio.Storage.Journeys;
using JourneyStudio.Storage.Messages;
using JourneyStudio.Web.Shared.Security;
using JourneyStudio.Web.Shared.Viewing;
using Microsoft.AspNetCore.Components;

namespace JourneyStudio.Web.Features.Mailbox;

public sealed partial class MailboxPage(MailboxReading reading, PersonalMasks masks, JourneyOverviews overviews, ContentNaming naming, SignedIn signedIn, NavigationManager navigation)
{
    private const int PageSize = 40;
    private IReadOnlyList<MailboxMessage>? messages;
    private MailboxCounts counts = new(new Dictionary<string, int>(StringComparer.Ordinal), More: false);
    private IReadOnlyList<JourneyOverview> journeys = [];
    private ContentNames? names;
    private MailboxMessage? opened;
    private int wanted = PageSize;

    [SupplyParameterFromQuery] private string? Channel { get; set; }

    [SupplyParameterFromQuery] private string? State { get; set; }

    [SupplyParameterFromQuery] private string? Journey { get; set; }

    [SupplyParameterFromQuery] private string? Member { get; set; }

    [SupplyParameterFromQuery] private long? Message { get; set; }

    [SupplyParameterFromQuery] private string? View { get; set; }

    private MessageFilter Filter => new() { Channel = Channel, State = State, Journey = Journey, Member = Member };

    private bool Narrowed => Filter != new MessageFilter();

    /// <summary>The message asked for; without one, the newest, beside the list where there is room.</summary>
    private MailboxMessage? Shown => Message is null ? messages is [var newest, ..] ? newest : null : opened;

    protected override async Task OnInitializedAsync()
    {
        names = await naming.ReadAsync(CancellationToken.None);
        journeys = await overviews.AllAsync(CancellationToken.None);
    }

    protected override Task OnParametersSetAsync() => LoadAsync();

    private async Task LoadAsync()
    {
        var scope = await signedIn.ScopeAsync(StudioPolicies.SeeMailbox);
        var page = await reading.PageAsync(scope, Filter, before: null, wanted, CancellationToken.None);
        counts = await reading.CountByChannelAsync(scope, Filter, CancellationToken.None);
        var asked = Message is { } id ? page.FirstOrDefault(message => message.Message.Id == id) ?? await reading.FindAsync(scope, id, CancellationToken.None) : null;
        // masks first: nothing is drawn in between that they do not know
        await masks.ReadAsync(page.Append(asked).OfType<MailboxMessage>().Select(message => message.Message.MemberId));
        (messages, opened) = (page, asked);
    }

    private Task RevealAsync(MailboxMessage message) => masks.RevealAsync(message.Message.MemberId, message.MemberId);

    private Task OlderAsync()
    {
        wanted += PageSize;
        return LoadAsync();
    }

    /// <summary>With a sign behind it where there are more.</summary>
    private string Counted(int count) => count.ToString("N0", CultureInfo.CurrentCulture) + (counts.More ? "+" : "");

    private string Filtered(string filter, string? value) => MailboxAddress.Filtered(navigation, filter, value);

    private void Narrow(string filter, ChangeEventArgs change) =>
        navigation.NavigateTo(Filtered(filter, change.Value?.ToString() is { Length: > 0 } value ? value : null), replace: true);
}
