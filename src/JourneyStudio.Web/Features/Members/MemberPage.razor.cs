using System.Globalization;
using System.Security.Claims;
using JourneyStudio.Storage.Content;
using JourneyStudio.Storage.Members;
using JourneyStudio.Web.Shared.Viewing;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;

namespace JourneyStudio.Web.Features.Members;

public sealed partial class MemberPage(MemberProfiles profiles, ContentNaming naming)
{
    private MemberProfile? profile;
    private ContentNames? names;
    private bool missing;
    private bool revealed;

    [Parameter] public string PublicId { get; set; } = "";

    [CascadingParameter] private Task<AuthenticationState> Authentication { get; set; } = null!;

    private string Name => revealed ? profile!.Member.Name : Masking.Name(profile!.Member.Name);

    protected override async Task OnParametersSetAsync()
    {
        if (profile?.Member.PublicId == PublicId)
            return;
        revealed = false;
        names = await naming.ReadAsync(CancellationToken.None);
        profile = await profiles.FindAsync(PublicId, CancellationToken.None);
        missing = profile is null;
    }

    private async Task RevealAsync()
    {
        var user = (await Authentication).User;
        var by = long.TryParse(user.FindFirstValue(ClaimTypes.NameIdentifier), CultureInfo.InvariantCulture, out var id) ? id : (long?)null;
        await profiles.NoteRevealAsync(profile!.Member, by, CancellationToken.None);
        revealed = true;
    }
}
