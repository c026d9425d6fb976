using JourneyStudio.Engine;
using JourneyStudio.Runtime.Campaigns;
using JourneyStudio.Storage.Campaigns;
using JourneyStudio.Web.Shared.Security;
using Microsoft.AspNetCore.Components;

namespace JourneyStudio.Web.Features.Campaigns;

/// <summary>Adds one session, with its codes.</summary>
public sealed partial class NewSessionPage(SessionCreation creation, SessionDesk desk, SignedIn signedIn, NavigationManager navigation)
{
    private readonly SessionInput input = new();
    private SessionSurroundings? around;
    private IReadOnlyList<Problem> problems = [];
    private bool there;
    private bool busy;
    private bool ready;

    [SupplyParameterFromQuery] private string? Campaign { get; set; }

    protected override async Task OnInitializedAsync()
    {
        input.Campaign = Campaign ?? "";
        around = await creation.SurroundingsAsync(await signedIn.ScopeAsync(StudioPolicies.EditSessions), CancellationToken.None);
    }

    protected override void OnAfterRender(bool firstRender)
    {
        if (!firstRender)
            return;
        ready = true;
        StateHasChanged();
    }

    private async Task SaveAsync()
    {
        there = false;
        var read = input.Read(key: null);
        problems = read.Problems;
        if (!read.TryGet(out var draft))
            return;
        busy = true;
        var outcome = (await desk.CreateAsync([draft], await signedIn.ScopeAsync(StudioPolicies.EditSessions), await signedIn.ActorAsync(), CancellationToken.None))[0];
        busy = false;
        (problems, there) = (outcome.Problems, outcome is { Created: false, Problems.Count: 0 });
        if (outcome.Created)
            navigation.NavigateTo($"/campaigns/sessions/{Uri.EscapeDataString(outcome.Key)}");
    }
}
