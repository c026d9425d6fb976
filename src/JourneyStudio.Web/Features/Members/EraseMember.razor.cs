using JourneyStudio.Engine;
using JourneyStudio.Runtime.Erasing;
using JourneyStudio.Storage.Members;
using JourneyStudio.Web.Shared.Security;
using Microsoft.AspNetCore.Components;

namespace JourneyStudio.Web.Features.Members;

/// <summary>Erases what is known of a person, once somebody has typed the word for it.</summary>
public sealed partial class EraseMember(MemberErasing erasing, SignedIn signedIn)
{
    private string typed = "";
    private bool busy;
    private Problem? problem;

    [Parameter, EditorRequired] public MemberRow Member { get; set; } = null!;

    [Parameter] public EventCallback Close { get; set; }

    [Parameter] public EventCallback Erased { get; set; }

    private string Word => L["Erase.Word"];

    private async Task EraseAsync()
    {
        busy = true;
        var result = await erasing.EraseAsync(Member.PublicId, await signedIn.ScopeAsync(StudioPolicies.Admin), await signedIn.ActorAsync(), CancellationToken.None);
        (busy, problem) = (false, result.IsOk ? null : result.Problems[0]);
        if (result.IsOk)
            await Erased.InvokeAsync();
    }
}
