using System.Globalization;
using JourneyStudio.Storage.Campaigns;
using JourneyStudio.Storage.Organisation;
using JourneyStudio.Web.Shared.Parts;
using JourneyStudio.Web.Shared.Security;
using JourneyStudio.Web.Shared.Viewing;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web.Virtualization;

namespace JourneyStudio.Web.Features.Campaigns;

/// <summary>The sessions of all campaigns, and of one.</summary>
public sealed partial class CampaignsPage(SessionListings listings, CampaignListings campaignListings, SessionCreation creation, SignedIn signedIn, NavigationManager navigation)
{
    private const int PageSize = 50;
    private const string MonthFormat = "yyyy-MM";
    private IReadOnlyList<CampaignListing> campaigns = [];
    private IReadOnlyDictionary<string, OrgUnitRow> stores = new Dictionary<string, OrgUnitRow>(StringComparer.Ordinal);
    private KeysetRows<SessionListing>? rows;
    private int? total;
    private (string? State, string? Campaign, string? Store, string? Month)? shown;
    private CampaignAct? asked;
    private string? said;
    private bool ready;

    [Inject] private TimeProvider Clock { get; set; } = null!;

    [CascadingParameter] private ViewerSettings Viewer { get; set; } = null!;

    [SupplyParameterFromQuery] private string? State { get; set; }

    [SupplyParameterFromQuery] private string? Campaign { get; set; }

    [SupplyParameterFromQuery] private string? Store { get; set; }

    [SupplyParameterFromQuery] private string? Month { get; set; }

    private string Part => State is not null && SessionMarks.Parts.Contains(State) ? State : SessionMarks.Parts[0];

    private bool Narrowed => (State, Campaign, Store, Month) != (null, null, null, null);

    private CampaignListing? Chosen => campaigns.FirstOrDefault(campaign => campaign.Key == Campaign);

    protected override async Task OnInitializedAsync() => stores = (await creation.SurroundingsAsync(await signedIn.ScopeAsync(StudioPolicies.SeeSessions), CancellationToken.None)).Stores;

    protected override async Task OnParametersSetAsync()
    {
        if (shown == (State, Campaign, Store, Month))
            return;
        shown = (State, Campaign, Store, Month);
        await LoadAsync();
    }

    /// <summary>From here on a click is heard.</summary>
    protected override void OnAfterRender(bool firstRender)
    {
        if (!firstRender)
            return;
        ready = true;
        StateHasChanged();
    }

    private async Task LoadAsync()
    {
        var scope = await signedIn.ScopeAsync(StudioPolicies.SeeSessions);
        var now = Clock.GetUtcNow();
        var (from, to) = Span();
        var filter = new SessionFilter { Scope = scope, State = Part, Campaign = Campaign, Store = Store, From = from, To = to };
        campaigns = await campaignListings.AllAsync(scope, CancellationToken.None);
        var wanted = new KeysetRows<SessionListing>(PageSize, async (last, cancellation) => await listings.PageAsync(filter with { Scope = await signedIn.ScopeAsync(StudioPolicies.SeeSessions) }, last?.Session, PageSize, now, cancellation));
        await wanted.WindowAsync(0, PageSize, CancellationToken.None);
        total = await listings.CountAsync(filter, now, CancellationToken.None);
        rows = wanted;
    }

    private async ValueTask<ItemsProviderResult<SessionListing>> ProvideAsync(ItemsProviderRequest request)
    {
        var window = await rows!.WindowAsync(request.StartIndex, request.Count, request.CancellationToken);
        return new ItemsProviderResult<SessionListing>(window, Math.Min(rows.Extent, total ?? int.MaxValue));
    }

    /// <summary>The month as the reader's calendar has it.</summary>
    private (DateTimeOffset? From, DateTimeOffset? To) Span()
    {
        if (!DateTime.TryParseExact(Month, MonthFormat, CultureInfo.InvariantCulture, DateTimeStyles.None, out var first))
            return (null, null);
        var zone = TimeZoneInfo.FindSystemTimeZoneById(Viewer.Zone);
        return (new DateTimeOffset(first, zone.GetUtcOffset(first)), new DateTimeOffset(first.AddMonths(1), zone.GetUtcOffset(first.AddMonths(1))));
    }

    private async Task DoneAsync(string sentence)
    {
        (asked, said) = (null, sentence);
        await LoadAsync();
    }

    private void Narrow(string parameter, ChangeEventArgs change) => navigation.NavigateTo(Address(parameter, change.Value?.ToString()), replace: true);

    private string Address(string parameter, string? value) => navigation.GetUriWithQueryParameter(parameter, string.IsNullOrEmpty(value) ? null : value);

    private static string Number(long number) => number.ToString("N0", CultureInfo.CurrentCulture);
}
