using JourneyStudio.Storage.Journeys;
using JourneyStudio.Storage.Operating;
using Microsoft.AspNetCore.Components;

namespace JourneyStudio.Web.Features.Operations;

public sealed partial class JourneyOperationsPage(OperationReading reading)
{
    private const int Shown = 20;
    private JourneyStanding? standing;
    private IReadOnlyList<OperationStatus> operations = [];
    private bool missing;

    /// <summary>Logical id of the journey.</summary>
    [Parameter] public string Id { get; set; } = "";

    /// <summary>What the page was opened for: retry, skip or move.</summary>
    [SupplyParameterFromQuery] private string? Do { get; set; }

    /// <summary>The activity it was opened for.</summary>
    [SupplyParameterFromQuery] private string? At { get; set; }

    private (string IconName, string Tone) Mark => standing!.State switch
    {
        JourneyStates.Live => ("circle-dot", "ok"),
        JourneyStates.Paused => ("circle-pause", "warn"),
        JourneyStates.Draining => ("hourglass", "warn"),
        JourneyStates.Stopped => ("circle-x", ""),
        _ => ("pencil", ""),
    };

    protected override Task OnParametersSetAsync() => LoadAsync();

    private async Task LoadAsync()
    {
        operations = await reading.LatestAsync(Id, Shown, CancellationToken.None);
        standing = await reading.StandingAsync(Id, CancellationToken.None);
        missing = standing is null;
    }
}
