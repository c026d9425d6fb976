using JourneyStudio.Engine;
using JourneyStudio.Engine.Content;
using JourneyStudio.Storage.Organisation;
using JourneyStudio.Web.Shared.Localisation;
using JourneyStudio.Web.Shared.Security;
using Microsoft.AspNetCore.Components;

namespace JourneyStudio.Web.Features.Organisation;

public sealed partial class UnitDialog(UnitEditing editing, SignedIn signedIn)
{
    private string kind = OrgUnitKinds.Store;
    private string nameEn = "";
    private string nameZh = "";
    private string cityEn = "";
    private string cityZh = "";
    private string addressEn = "";
    private string addressZh = "";
    private string zone = "";
    private Problem? problem;
    private bool busy;

    /// <summary>The unit that is changed; null for a new one.</summary>
    [Parameter] public OrgUnitRow? Unit { get; set; }

    /// <summary>What a new one stands below.</summary>
    [Parameter] public OrgUnitRow? Parent { get; set; }

    [Parameter] public EventCallback Close { get; set; }

    /// <summary>Told what was done.</summary>
    [Parameter] public EventCallback<string> Done { get; set; }

    protected override void OnInitialized()
    {
        if (Unit is null)
            return;
        (kind, nameEn, nameZh, zone) = (Unit.Kind, Unit.Names.En, Unit.Names.Zh, Unit.TimeZone ?? "");
        (cityEn, cityZh, addressEn, addressZh) = (Unit.City?.En ?? "", Unit.City?.Zh ?? "", Unit.Address?.En ?? "", Unit.Address?.Zh ?? "");
    }

    private async Task SaveAsync()
    {
        busy = true;
        var names = new LocalText(nameEn.Trim(), nameZh.Trim());
        var draft = new UnitDraft(kind, names, Both(cityEn, cityZh), Both(addressEn, addressZh), zone.Trim() is { Length: > 0 } given ? given : null);
        var actor = await signedIn.ActorAsync();
        var problems = Unit is null ? (await editing.AddAsync(Parent!.Id, draft, actor, CancellationToken.None)).Problems : await editing.ChangeAsync(Unit.Id, draft, actor, CancellationToken.None);
        busy = false;
        problem = problems.Count > 0 ? problems[0] : null;
        if (problem is null)
            await Done.InvokeAsync(L["Saved", names.In(StudioLanguages.Current)]);
    }

    /// <summary>What is said in one language alone stands for both.</summary>
    private static LocalText? Both(string en, string zh) => (en.Trim(), zh.Trim()) switch
    {
        ("", "") => null,
        var (e, z) => new(e.Length > 0 ? e : z, z.Length > 0 ? z : e),
    };
}
