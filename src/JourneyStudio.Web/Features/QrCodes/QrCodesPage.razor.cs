using JourneyStudio.Web.Shared.Security;
using Microsoft.AspNetCore.Components;

namespace JourneyStudio.Web.Features.QrCodes;

public sealed partial class QrCodesPage
{
    private IReadOnlyList<SessionCodes>? sessions;
    private bool shownPast;

    [Inject] private SessionCodeReading Reading { get; set; } = null!;

    [Inject] private SignedIn SignedIn { get; set; } = null!;

    [SupplyParameterFromQuery] private string? Show { get; set; }

    private bool Past => Show == "past";

    protected override async Task OnParametersSetAsync()
    {
        if (sessions is not null && shownPast == Past)
            return;
        sessions = null;
        await LoadAsync();
    }

    private async Task LoadAsync()
    {
        shownPast = Past;
        sessions = await Reading.ReadAsync(Past, await SignedIn.ScopeAsync(StudioPolicies.SeeSessions), CancellationToken.None);
    }
}
