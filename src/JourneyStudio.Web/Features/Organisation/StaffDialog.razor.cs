using JourneyStudio.Engine;
using JourneyStudio.Engine.Content;
using JourneyStudio.Storage.Organisation;
using JourneyStudio.Web.Shared.Localisation;
using JourneyStudio.Web.Shared.Security;
using Microsoft.AspNetCore.Components;

namespace JourneyStudio.Web.Features.Organisation;

public sealed partial class StaffDialog(StaffEditing editing, OrganisationListings listings, SignedIn signedIn)
{
    private IReadOnlyList<(long Id, string Account)> accounts = [];
    private string nameEn = "";
    private string nameZh = "";
    private string role = StaffEditing.Roles[0];
    private long place;
    private string? phone;
    private long? account;
    private Problem? problem;
    private bool busy;

    /// <summary>Where somebody new works.</summary>
    [Parameter, EditorRequired] public OrgUnitRow Unit { get; set; } = null!;

    [Parameter, EditorRequired] public IReadOnlyList<OrgUnitRow> Units { get; set; } = [];

    /// <summary>Who is changed; null for somebody new.</summary>
    [Parameter] public StaffRow? Person { get; set; }

    [Parameter] public EventCallback Close { get; set; }

    /// <summary>Told what was done.</summary>
    [Parameter] public EventCallback<string> Done { get; set; }

    protected override async Task OnInitializedAsync()
    {
        place = Unit.Id;
        if (Person is not null)
            (nameEn, nameZh, role, place, phone, account) = (Person.Names.En, Person.Names.Zh, Person.Role, Person.OrgUnitId, Person.Phone, Person.UserId);
        accounts = await listings.AccountsAsync(CancellationToken.None);
    }

    private async Task SaveAsync()
    {
        busy = true;
        var names = new LocalText(nameEn.Trim(), nameZh.Trim());
        var problems = await editing.SaveAsync(Person?.Key, new StaffDraft(place, role, names, phone?.Trim() is { Length: > 0 } given ? given : null, account), await signedIn.ActorAsync(), CancellationToken.None);
        busy = false;
        problem = problems.Count > 0 ? problems[0] : null;
        if (problem is null)
            await Done.InvokeAsync(L["Saved", names.In(StudioLanguages.Current)]);
    }
}
