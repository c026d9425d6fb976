using JourneyStudio.Runtime.Clocks;
using JourneyStudio.Web.Shared.Security;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;

namespace JourneyStudio.Web.Features.Operations;

/// <summary>Starts a journey by hand: says how many that is before anything happens, and asks.</summary>
public sealed partial class StartNow(ManualStarts manual, NavigationManager navigation)
{
    private IReadOnlyList<StartPreview> starts = [];
    private IReadOnlyList<string> calls = [];
    private StartPreview? asked;
    private long? begun;
    private bool busy;
    private bool failed;

    [Parameter, EditorRequired] public string Journey { get; set; } = "";

    [CascadingParameter] private Task<AuthenticationState> Authentication { get; set; } = null!;

    protected override async Task OnInitializedAsync()
    {
        starts = await manual.PreviewAsync(Journey, CancellationToken.None);
        calls = await manual.CallsAsync(Journey, CancellationToken.None);
    }

    /// <summary>Counts again: what was shown may be old.</summary>
    private async Task AskAsync(string activity)
    {
        (begun, failed) = (null, false);
        starts = await manual.PreviewAsync(Journey, CancellationToken.None);
        asked = starts.FirstOrDefault(start => start.Activity == activity);
    }

    private void Close() => asked = null;

    private async Task StartAsync()
    {
        busy = true;
        begun = await manual.StartAsync(Journey, asked!.Activity, Actor.Of((await Authentication).User), CancellationToken.None);
        (busy, failed) = (false, begun is null);
        if (begun is not null)
            Close();
    }
}
