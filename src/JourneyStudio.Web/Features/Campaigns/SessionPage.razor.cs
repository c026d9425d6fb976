using System.Globalization;
using JourneyStudio.Engine;
using JourneyStudio.Runtime.Campaigns;
using JourneyStudio.Storage.Campaigns;
using JourneyStudio.Web.Shared.Security;
using Microsoft.AspNetCore.Components;

namespace JourneyStudio.Web.Features.Campaigns;

/// <summary>One session: what it is, and what may be done with it.</summary>
public sealed partial class SessionPage(SessionListings listings, SessionCreation creation, SessionDesk desk, SignedIn signedIn, TimeProvider clock)
{
    private SessionListing? item;
    private SessionSurroundings? around;
    private SessionInput input = new();
    private IReadOnlyList<Problem> problems = [];
    private SessionAct? asked;
    private string? shown;
    private string? said;
    private bool loaded;
    private bool busy;
    private bool ready;

    [Parameter] public string Key { get; set; } = "";

    private string Standing => SessionStates.Of(item!.Session, clock.GetUtcNow());

    protected override async Task OnParametersSetAsync()
    {
        if (shown == Key)
            return;
        (shown, said, asked) = (Key, null, null);
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
        item = await listings.FindAsync(Key, scope, CancellationToken.None);
        around = await creation.SurroundingsAsync(scope, CancellationToken.None);
        (input, problems, loaded) = (item is null ? new() : SessionInput.Of(item.Session), [], true);
    }

    private async Task SaveAsync()
    {
        said = null;
        var read = input.Read(Key);
        problems = read.Problems;
        if (!read.TryGet(out var draft))
            return;
        busy = true;
        problems = await desk.ChangeAsync(draft, await signedIn.ScopeAsync(StudioPolicies.EditSessions), await signedIn.ActorAsync(), CancellationToken.None);
        busy = false;
        if (problems.Count == 0)
            await DoneAsync(L["Saved"]);
    }

    private async Task DoneAsync(string sentence)
    {
        (asked, said) = (null, sentence);
        await LoadAsync();
    }

    private static string Number(long number) => number.ToString("N0", CultureInfo.CurrentCulture);
}
