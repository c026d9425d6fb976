using JourneyStudio.Engine;
using JourneyStudio.Engine.Time;
using JourneyStudio.Runtime.Campaigns;
using JourneyStudio.Storage.Campaigns;
using JourneyStudio.Storage.Organisation;
using JourneyStudio.Web.Shared.Localisation;
using JourneyStudio.Web.Shared.Security;
using Microsoft.AspNetCore.Components;

namespace JourneyStudio.Web.Features.Campaigns;

public sealed partial class CloneDialog(SessionDesk desk, SignedIn signedIn)
{
    private readonly HashSet<string> chosen = new(StringComparer.Ordinal);
    private string start = "";
    private string? problem;
    private bool busy;

    [Parameter, EditorRequired] public SessionRow Session { get; set; } = null!;

    /// <summary>Where it may take place again.</summary>
    [Parameter, EditorRequired] public IReadOnlyDictionary<string, OrgUnitRow> Stores { get; set; } = null!;

    [Parameter] public EventCallback Close { get; set; }

    /// <summary>Told what was done.</summary>
    [Parameter] public EventCallback<string> Done { get; set; }

    protected override void OnInitialized()
    {
        start = SessionInput.OnTheWall(Session.StartsAt.AddDays(7), Session.TimeZone);
        if (Stores.ContainsKey(Session.Store))
            chosen.Add(Session.Store);
    }

    private void Toggle(string store)
    {
        if (!chosen.Remove(store))
            chosen.Add(store);
    }

    private async Task CloneAsync()
    {
        var read = LocalMoment.Parse(start);
        problem = read.IsOk ? null : ProblemTexts.Say(read.Problems[0], StudioLanguages.Current);
        if (problem is not null)
            return;
        busy = true;
        var cloned = await desk.CloneAsync(Session.Key, new SessionClone(read.Value, [.. chosen.Order(StringComparer.Ordinal)]), await signedIn.ScopeAsync(StudioPolicies.EditSessions), await signedIn.ActorAsync(), CancellationToken.None);
        busy = false;
        var problems = cloned.IsOk ? cloned.Value.SelectMany(outcome => outcome.Problems) : cloned.Problems;
        problem = problems.Select(found => ProblemTexts.Say(found, StudioLanguages.Current)).FirstOrDefault();
        if (problem is not null)
            return;
        var made = cloned.Value.Count(outcome => outcome.Created);
        problem = made == 0 ? L["New.There"].Value : null;
        if (problem is null)
            await Done.InvokeAsync(L.Counted("Cloned", made));
    }
}
