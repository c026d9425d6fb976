using JourneyStudio.Engine;
using JourneyStudio.Storage.Organisation;
using JourneyStudio.Web.Shared.Localisation;
using JourneyStudio.Web.Shared.Security;
using Microsoft.AspNetCore.Components;

namespace JourneyStudio.Web.Features.Organisation;

/// <summary>The tree of the organisation, who works where, and the product lines.</summary>
public sealed partial class OrganisationPage(OrganisationListings listings, UnitEditing editing, SignedIn signedIn, NavigationManager navigation)
{
    private IReadOnlyList<OrgUnitRow>? units;
    private UnitPeople? people;
    private OrganisationAct? asked;
    private StaffRow? askedPerson;
    private string? shown;
    private string? said;
    private string? refused;
    private bool ready;

    /// <summary>Key of the unit that is looked at; the first one unless another is asked for.</summary>
    [SupplyParameterFromQuery] private string? Unit { get; set; }

    private OrgUnitRow? Chosen => units?.FirstOrDefault(unit => unit.Key == Unit) ?? (units is [var first, ..] ? first : null);

    protected override async Task OnParametersSetAsync()
    {
        if (units is not null && shown == Unit)
            return;
        shown = Unit;
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
        units = await listings.UnitsAsync(CancellationToken.None);
        people = Chosen is { } unit ? await listings.PeopleAsync(unit.Id, CancellationToken.None) : null;
    }

    private void SelectAsync(OrgUnitRow unit)
    {
        (said, refused) = (null, null);
        navigation.NavigateTo(navigation.GetUriWithQueryParameter("unit", unit.Key), replace: true);
    }

    private async Task CloseAsync()
    {
        var unit = Chosen!;
        var problems = await editing.CloseAsync(unit.Id, unit.Active, await signedIn.ActorAsync(), CancellationToken.None);
        refused = problems.Count > 0 ? ProblemTexts.Say(problems[0], StudioLanguages.Current) : null;
        if (refused is null)
            await DoneAsync(L[unit.Active ? "Closed.Said" : "Opened.Said", unit.Names.In(StudioLanguages.Current)]);
    }

    private async Task DoneAsync(string sentence)
    {
        (asked, askedPerson, said, refused) = (null, null, sentence, null);
        await LoadAsync();
    }
}
