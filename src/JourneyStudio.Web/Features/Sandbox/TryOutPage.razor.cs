using JourneyStudio.Storage.Journeys;
using JourneyStudio.Storage.Journeys.Scenarios;
using Microsoft.AspNetCore.Components;

namespace JourneyStudio.Web.Features.Sandbox;

/// <summary>Where trying begins: the journeys, with what is kept to try them by.</summary>
public sealed partial class TryOutPage
{
    private IReadOnlyList<JourneyOverview>? journeys;
    private IReadOnlyDictionary<string, int> kept = new Dictionary<string, int>();
    private string asked = "";

    [Inject] private JourneyOverviews Overviews { get; set; } = null!;
    [Inject] private JourneyScenarios Scenarios { get; set; } = null!;

    private List<JourneyOverview> Shown => [.. journeys!.Where(journey => journey.Name.Contains(asked, StringComparison.CurrentCultureIgnoreCase) || journey.DefinitionId.Contains(asked, StringComparison.OrdinalIgnoreCase))];

    protected override async Task OnInitializedAsync()
    {
        kept = await Scenarios.CountsAsync(CancellationToken.None);
        journeys = [.. (await Overviews.AllAsync(CancellationToken.None)).Where(journey => journey.State != JourneyStates.Archived).OrderBy(journey => journey.Name, StringComparer.CurrentCulture)];
    }

    private static string Address(JourneyOverview journey) => $"/journeys/{Uri.EscapeDataString(journey.DefinitionId)}";
}
