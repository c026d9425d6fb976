using JourneyStudio.Engine;
using JourneyStudio.Storage.Members;
using JourneyStudio.Web.Shared.Localisation;
using JourneyStudio.Web.Shared.Security;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;

namespace JourneyStudio.Web.Features.Attributes;

/// <summary>The attributes that a brand keeps of its members beyond those that everybody has.</summary>
public sealed partial class AttributesPage(AttributeListings listings, AttributeDesk desk, SignedIn person)
{
    private IReadOnlyList<AttributeListing>? attributes;
    private AttributeListing? changing;
    private bool adding;
    private string? said;
    private string? refused;

    [CascadingParameter] private Task<AuthenticationState> SignedIn { get; set; } = null!;

    protected override Task OnInitializedAsync() => LoadAsync();

    private async Task LoadAsync() => attributes = await listings.AllAsync(CancellationToken.None);

    private Task SavedAsync(string name)
    {
        (adding, changing, refused) = (false, null, null);
        said = L["Saved", name];
        return LoadAsync();
    }

    private async Task ArchiveAsync(AttributeListing listing) => await SayAsync(
        listing,
        await desk.ArchiveAsync(listing.Definition.Key, listing.ArchivedAt is null, Actor.Of((await SignedIn).User), CancellationToken.None),
        listing.ArchivedAt is null ? "Archived.Said" : "Restored.Said");

    /// <summary>Only admins decide what is personal.</summary>
    private async Task MarkAsync(AttributeListing listing)
    {
        var personal = !listing.Definition.Personal;
        if (await person.MayAsync(StudioPolicies.Admin))
            await SayAsync(listing, await desk.MarkAsync(listing.Definition.Key, personal, await person.ActorAsync(), CancellationToken.None), personal ? "Personal.Said" : "Open.Said");
    }

    private async Task SayAsync(AttributeListing listing, IReadOnlyList<Problem> problems, string done)
    {
        refused = problems.Count > 0 ? ProblemTexts.Say(problems[0] with { Arguments = [listing.Definition.Names.In(StudioLanguages.Current)] }, StudioLanguages.Current) : null;
        said = refused is null ? (string)L[done, listing.Definition.Names.In(StudioLanguages.Current)] : null;
        await LoadAsync();
    }
}
