using System.Globalization;
using JourneyStudio.Engine;
using JourneyStudio.Runtime.HandingOver;
using JourneyStudio.Storage.Organisation;
using JourneyStudio.Storage.Organisation.HandingOver;
using JourneyStudio.Web.Shared.Localisation;
using JourneyStudio.Web.Shared.Security;
using Microsoft.AspNetCore.Components;

namespace JourneyStudio.Web.Features.Organisation;

/// <summary>Hands over what somebody has: members, tasks and codes, to one person or evenly to several.</summary>
public sealed partial class HandoverPage(Handovers handovers, HandoverDesk desk, SignedIn signedIn, NavigationManager navigation)
{
    private const int Shown = 10;
    private static readonly string[] CanTakeOver = ["guide", "manager"];
    private readonly HashSet<string> chosen = new(StringComparer.Ordinal);
    private IReadOnlyList<(StaffRow Person, OrgUnitRow Unit)>? atWork;
    private IReadOnlyList<(HandoverRow Handover, StaffRow Person)> latest = [];
    private StaffRow? person;
    private HandoverCounts? counts;
    private string? looked;
    private string? refused;
    private long place;
    private bool leaves = true;
    private bool moves;
    private bool busy;
    private bool ready;

    /// <summary>Key of who hands over.</summary>
    [SupplyParameterFromQuery] private string? From { get; set; }

    private IEnumerable<(StaffRow Person, OrgUnitRow Unit)> Takers => atWork!.Where(one => one.Person.Id != person?.Id && CanTakeOver.Contains(one.Person.Role));

    /// <summary>Who gets how many: the shares differ by one at most.</summary>
    private string Foretold => chosen.Count switch
    {
        0 => L["Handover.Foretold.Nobody"],
        1 => L["Handover.Foretold.One", Number(counts!.Members)],
        var several => L["Handover.Foretold.Several", Number(counts!.Members), Number(several), Number((counts.Members + several - 1) / several)],
    };

    protected override async Task OnParametersSetAsync()
    {
        if (atWork is not null && looked == From)
            return;
        looked = From;
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
        var scope = await signedIn.ScopeAsync(StudioPolicies.HandOver);
        atWork = await handovers.AtWorkAsync(scope, CancellationToken.None);
        person = From is null ? null : await handovers.FindAsync(From, scope, CancellationToken.None);
        counts = person is null ? null : await handovers.CountAsync(person.Key, scope, CancellationToken.None);
        latest = await handovers.LatestAsync(scope, Shown, CancellationToken.None);
        if (person is not null)
            StandAt(Takers.Any(one => one.Unit.Id == person.OrgUnitId) ? person.OrgUnitId : Takers.Select(one => one.Unit.Id).FirstOrDefault());
    }

    /// <summary>How far those under way have come.</summary>
    private async Task LookAsync()
    {
        if (latest.Any(one => one.Handover.State == HandoverStates.Running))
            latest = await handovers.LatestAsync(await signedIn.ScopeAsync(StudioPolicies.HandOver), Shown, CancellationToken.None);
    }

    private void ChooseFrom(ChangeEventArgs change)
    {
        refused = null;
        navigation.NavigateTo(navigation.GetUriWithQueryParameter("from", change.Value?.ToString() is { Length: > 0 } key ? key : null), replace: true);
    }

    private void ChoosePlace(ChangeEventArgs change) => StandAt(long.Parse(change.Value!.ToString()!, CultureInfo.InvariantCulture));

    /// <summary>All guides of the place share, unless somebody says otherwise.</summary>
    private void StandAt(long unit)
    {
        (place, moves) = (unit, false);
        chosen.Clear();
        chosen.UnionWith(Takers.Where(one => one.Unit.Id == unit && one.Person.Role == CanTakeOver[0]).Select(one => one.Person.Key));
    }

    private void Toggle(string taker)
    {
        if (!chosen.Remove(taker))
            chosen.Add(taker);
    }

    private async Task StartAsync()
    {
        busy = true;
        var wish = new HandoverWish(person!.Key, [.. chosen.Order(StringComparer.Ordinal)], person.Active && leaves, moves && place != person.OrgUnitId);
        var started = await desk.StartAsync(wish, await signedIn.ScopeAsync(StudioPolicies.HandOver), await signedIn.ActorAsync(), CancellationToken.None);
        busy = false;
        refused = started.IsOk ? null : ProblemTexts.Say(started.Problems[0], StudioLanguages.Current);
        if (refused is null)
            await LoadAsync();
    }

    private static string Number(long number) => number.ToString("N0", CultureInfo.CurrentCulture);
}
