using JourneyStudio.Engine;
using JourneyStudio.Engine.Content;
using JourneyStudio.Runtime.Campaigns;
using JourneyStudio.Storage.Campaigns;
using JourneyStudio.Storage.Organisation;
using JourneyStudio.Web.Shared.Localisation;
using JourneyStudio.Web.Shared.Security;
using Microsoft.AspNetCore.Components;

namespace JourneyStudio.Web.Features.Campaigns;

public sealed partial class CampaignDialog(CampaignEditing editing, SessionDesk desk, OrganisationListings organisation, SignedIn signedIn, TimeProvider clock)
{
    private const int FourWeeks = 28;
    private string english = "";
    private string chinese = "";
    private int days = FourWeeks;
    private IReadOnlyList<ProductLineRow> lines = [];
    private string line = "";
    private string? problem;
    private bool busy;

    [Parameter, EditorRequired] public CampaignAct Act { get; set; }

    /// <summary>The one that is renamed or made again.</summary>
    [Parameter] public CampaignListing? Campaign { get; set; }

    [Parameter] public EventCallback Close { get; set; }

    /// <summary>Told what was done.</summary>
    [Parameter] public EventCallback<string> Done { get; set; }

    protected override async Task OnInitializedAsync()
    {
        if (Act == CampaignAct.Rename)
            (english, chinese, line) = (Campaign!.Names.En, Campaign.Names.Zh, Campaign.ProductLine ?? "");
        var scope = await signedIn.ScopeAsync();
        lines = [.. (await organisation.LinesAsync(CancellationToken.None)).Where(known => known.Key == line || (known.Active && (scope.ProductLines is null || scope.ProductLines.Contains(known.Id))))];
    }

    private async Task SaveAsync()
    {
        busy = true;
        var names = new LocalText(english.Trim(), chinese.Trim());
        var (problems, made) = await ActAsync(names, await signedIn.ActorAsync());
        busy = false;
        problem = problems.Count > 0 ? ProblemTexts.Say(problems[0], StudioLanguages.Current) : null;
        if (problem is null)
            await Done.InvokeAsync(Act == CampaignAct.Clone ? L.Counted("Campaign.Cloned", made) : L["Campaign.Saved", names.In(StudioLanguages.Current)]);
    }

    private async Task<(IReadOnlyList<Problem> Problems, int Made)> ActAsync(LocalText names, long actor)
    {
        var own = line.Length > 0 ? line : null;
        switch (Act)
        {
            case CampaignAct.Clone:
                var cloned = await desk.CloneCampaignAsync(Campaign!.Key, names, days, await signedIn.ScopeAsync(StudioPolicies.EditSessions), actor, CancellationToken.None);
                return (cloned.Problems, cloned.TryGet(out var clone) ? clone.Sessions.Count(session => session.Created) : 0);
            case CampaignAct.Rename:
                return (await editing.ChangeAsync(Campaign!.Key, names, own, await signedIn.ScopeAsync(), actor, clock.GetUtcNow(), CancellationToken.None), 0);
            default:
                return ((await editing.CreateAsync(names, own, await signedIn.ScopeAsync(), actor, clock.GetUtcNow(), CancellationToken.None)).Problems, 0);
        }
    }
}
