using JourneyStudio.Storage.Content;
using JourneyStudio.Storage.Members;
using JourneyStudio.Web.Shared.Security;
using JourneyStudio.Web.Shared.Viewing;
using Microsoft.AspNetCore.Components;

namespace JourneyStudio.Web.Features.Members;

public sealed partial class MemberPage(MemberProfiles profiles, ContentNaming naming, SignedIn signedIn, NavigationManager navigation)
{
    private MemberProfile? profile;
    private ContentNames? names;
    private bool missing;
    private bool revealed;

    [Parameter] public string PublicId { get; set; } = "";

    private string Name => revealed ? profile!.Member.Name : Masking.Name(profile!.Member.Name);

    protected override async Task OnParametersSetAsync()
    {
        if (profile?.Member.PublicId == PublicId)
            return;
        revealed = false;
        names = await naming.ReadAsync(CancellationToken.None);
        await ReadAsync();
    }

    /// <summary>Who was merged is looked at as the member they turned out to be.</summary>
    private async Task ReadAsync()
    {
        profile = await profiles.FindAsync(PublicId, await signedIn.ScopeAsync(), CancellationToken.None);
        missing = profile is null;
        if (profile?.Member is { State: "merged", MergedInto: { } survivor } && await profiles.PublicIdAsync(survivor, CancellationToken.None) is { } standing)
            navigation.NavigateTo($"/members/{standing}", replace: true);
    }

    private async Task RevealAsync()
    {
        await profiles.NoteRevealAsync(profile!.Member, await signedIn.ActorAsync(), CancellationToken.None);
        revealed = true;
    }
}
