using JourneyStudio.Storage;
using JourneyStudio.Storage.Organisation;
using JourneyStudio.Storage.Settings;
using JourneyStudio.Web.Shared.Localisation;
using JourneyStudio.Web.Shared.Security;
using Microsoft.EntityFrameworkCore;

namespace JourneyStudio.Web.Features.ApiKeys;

/// <summary>The keys that programs call the API with.</summary>
public sealed partial class ApiKeysPage(ApiKeyEditing editing, IDbContextFactory<StudioDbContext> contexts, SignedIn signedIn)
{
    private IReadOnlyList<ApiKeyListing>? keys;
    private IReadOnlyList<OrgUnitRow> units = [];
    private IReadOnlyList<ProductLineRow> lines = [];
    private ApiKeyListing? revoking;
    private string? made;
    private string? said;
    private bool asking;
    private bool ready;

    protected override async Task OnInitializedAsync()
    {
        await using (var context = await contexts.CreateDbContextAsync())
        {
            units = await context.Set<OrgUnitRow>().AsNoTracking().Where(unit => unit.Active).OrderBy(unit => unit.Path).ToListAsync();
            lines = await context.Set<ProductLineRow>().AsNoTracking().Where(line => line.Active).OrderBy(line => line.Key).ToListAsync();
        }
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

    private async Task LoadAsync() => keys = await editing.AllAsync(CancellationToken.None);

    private Task MadeAsync(string key)
    {
        (asking, made) = (false, key);
        return LoadAsync();
    }

    private async Task RevokeAsync()
    {
        var key = revoking!;
        await editing.RevokeAsync(key.Row.Id, await signedIn.ActorAsync(), CancellationToken.None);
        (revoking, made, said) = (null, null, L["Revoked", key.Row.Name]);
        await LoadAsync();
    }

    /// <summary>A key that reads of members, and reads who they are behind the mask: whoever made it before there was one should hear of it.</summary>
    private static bool IsMasked(ApiKeyListing key) =>
        key.State == ApiKeyState.Active && key.Row.Scopes.Split(' ') is var scopes && scopes.Contains("read") && !scopes.Contains("personal") && !scopes.Contains("members");

    private string Branch(ApiKeyListing key)
    {
        var parts = new[] { key.Unit, key.ProductLine }.Where(names => names is not null).Select(names => names!.In(StudioLanguages.Current)).ToList();
        return parts.Count == 0 ? L["Whole"] : string.Join(" · ", parts);
    }
}
