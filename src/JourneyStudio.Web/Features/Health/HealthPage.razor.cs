using Microsoft.AspNetCore.Components;

namespace JourneyStudio.Web.Features.Health;

/// <summary>The stages of the runtime for people: the same figures that monitors read.</summary>
public sealed partial class HealthPage
{
    private HealthAnswer? answer;

    [Inject] private HealthProbe Probe { get; set; } = null!;

    protected override Task OnInitializedAsync() => LoadAsync();

    private async Task LoadAsync() => answer = await Probe.LookAsync(CancellationToken.None);
}
