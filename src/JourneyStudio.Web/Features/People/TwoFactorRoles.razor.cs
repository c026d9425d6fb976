using JourneyStudio.Storage.Identity.SecondFactor;
using JourneyStudio.Web.Shared.Security;
using Microsoft.AspNetCore.Components;

namespace JourneyStudio.Web.Features.People;

public sealed partial class TwoFactorRoles(TwoFactorPolicy policy, SignedIn signedIn)
{
    private readonly HashSet<string> chosen = new(StringComparer.Ordinal);
    private bool ready;
    private bool changed;
    private bool saved;
    private bool refused;

    [Parameter] public EventCallback Changed { get; set; }

    protected override async Task OnInitializedAsync() => chosen.UnionWith(await policy.RolesAsync(CancellationToken.None));

    /// <summary>From here on a click is heard.</summary>
    protected override void OnAfterRender(bool firstRender)
    {
        if (!firstRender)
            return;
        ready = true;
        StateHasChanged();
    }

    private void Toggle(string role)
    {
        if (!chosen.Remove(role))
            chosen.Add(role);
        (changed, saved, refused) = (true, false, false);
    }

    private async Task SaveAsync()
    {
        saved = await policy.AskAsync([.. chosen.Order(StringComparer.Ordinal)], await signedIn.ActorAsync(), CancellationToken.None);
        (refused, changed) = (!saved, !saved);
        await Changed.InvokeAsync();
    }
}
