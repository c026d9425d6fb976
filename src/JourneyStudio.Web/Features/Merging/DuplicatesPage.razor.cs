using JourneyStudio.Storage;
using JourneyStudio.Storage.Members;
using JourneyStudio.Storage.Merging;
using JourneyStudio.Storage.Organisation;
using JourneyStudio.Storage.Organisation.Access;
using JourneyStudio.Web.Shared.Security;
using JourneyStudio.Web.Shared.Viewing;
using Microsoft.AspNetCore.Components;
using Microsoft.EntityFrameworkCore;

namespace JourneyStudio.Web.Features.Merging;

/// <summary>Members who may be one person: by phone, by email, by name and birthday. Pages go by key, and the address says where one is.</summary>
public sealed partial class DuplicatesPage(DuplicateGroups groups, IDbContextFactory<StudioDbContext> contexts, SignedIn signedIn, NavigationManager navigation)
{
    private const int PageSize = 25;
    private static readonly string[] Ways = ["phone", "email", "birthday"];

    private IReadOnlyList<OrgUnitRow> stores = [];
    private DuplicatePage? page;
    private (string, string?, string?)? loaded;

    [SupplyParameterFromQuery] private string? By { get; set; }

    [SupplyParameterFromQuery] private string? Store { get; set; }

    [SupplyParameterFromQuery] private string? After { get; set; }

    private string Chosen => By is not null && Ways.Contains(By) ? By : Ways[0];

    protected override async Task OnInitializedAsync()
    {
        await using var context = await contexts.CreateDbContextAsync();
        stores = await context.Set<OrgUnitRow>().AsNoTracking().Within(await signedIn.ScopeAsync(StudioPolicies.MergeMembers)).OrderBy(row => row.Key).ToListAsync();
    }

    protected override async Task OnParametersSetAsync()
    {
        if (loaded == (Chosen, Store, After))
            return;
        loaded = (Chosen, Store, After);
        var scope = await signedIn.ScopeAsync(StudioPolicies.MergeMembers);
        if (Store is { Length: > 0 } store)
            scope = stores.FirstOrDefault(row => row.Key == store) is { } chosen ? scope.In(chosen.Id) : Scope.Nobody;
        page = await groups.PageAsync(Chosen, scope, After, PageSize, CancellationToken.None);
    }

    private void Narrow(string parameter, string? value) => navigation.NavigateTo(
        navigation.GetUriWithQueryParameters(new Dictionary<string, object?> { [parameter] = value is { Length: > 0 } ? value : null, ["after"] = null }), replace: true);

    /// <summary>What they have in common, as anyone may see it.</summary>
    private string Common(DuplicateGroup group) => Chosen switch
    {
        "email" => L["Same.email", Masking.Email(group.Members[0].Email ?? "")],
        "birthday" => L["Same.birthday", Masking.Name(group.Members[0].Name), group.Key.Split(' ')[0]],
        _ => L["Same.phone", Masking.End(group.Key)],
    };

    private static string Contact(MemberRow member) => member.Phone is { } phone ? Masking.End(phone) : member.Email is { } email ? Masking.Email(email) : "";

    private static string MergeOf(MemberRow survivor, MemberRow duplicate) => $"/members/merge?survivor={survivor.PublicId}&duplicate={duplicate.PublicId}";
}
