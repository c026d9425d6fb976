using JourneyStudio.Storage.Content;
using JourneyStudio.Storage.Members;
using JourneyStudio.Web.Shared.Security;
using JourneyStudio.Web.Shared.Viewing;
using Microsoft.AspNetCore.Components;

namespace JourneyStudio.Web.Features.Members;

public sealed partial class MemberPage(MemberProfiles profiles, PersonalMasks masks, ContentNaming naming, SignedIn signedIn, NavigationManager navigation)
{
    private MemberProfile? profile;
    private ContentNames? names;
    private bool missing;
    private PersonalMask mask = null!;

    [Parameter] public string PublicId { get; set; } = "";

    private string Name => mask.Name(profile!.Member.Name);

    protected override async Task OnParametersSetAsync()
    {
        if (profile?.Member.PublicId == PublicId)
            return;
        names = await naming.ReadAsync(CancellationToken.None);
        await ReadAsync();
    }

    /// <summary>Who was merged is looked at as the member they turned out to be.</summary>
    private async Task ReadAsync()
    {
        profile = await profiles.FindAsync(PublicId, await signedIn.ScopeAsync(StudioPolicies.SeeMembers), CancellationToken.None);
        missing = profile is null;
        if (profile is { Member.Id: var member })
        {
            await masks.ReadAsync([member]);
            mask = masks.Of(member);
        }
        if (profile?.Member is { State: "merged", MergedInto: { } survivor } && await profiles.PublicIdAsync(survivor, CancellationToken.None) is { } standing)
            navigation.NavigateTo($"/members/{standing}", replace: true);
    }

    private async Task RevealAsync()
    {
        await masks.RevealAsync(profile!.Member.Id, PublicId);
        mask = masks.Of(profile.Member.Id);
    }
}
