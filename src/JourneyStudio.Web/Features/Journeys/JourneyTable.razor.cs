using System.Globalization;
using JourneyStudio.Storage.Journeys;
using Microsoft.AspNetCore.Components;

namespace JourneyStudio.Web.Features.Journeys;

public sealed partial class JourneyTable(JourneySketches sketches)
{
    private const string Nothing = "–";

    [Parameter, EditorRequired] public IReadOnlyList<JourneyOverview> Journeys { get; set; } = [];

    private JourneySketch Sketch(JourneyOverview journey) => sketches.Of(journey);

    private static string Number(JourneyOverview journey, long count) =>
        journey.PublishedVersion is null ? Nothing : count.ToString("N0", CultureInfo.CurrentCulture);
}
