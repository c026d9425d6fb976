using System.Globalization;
using JourneyStudio.Storage.Journeys;
using Microsoft.AspNetCore.Components;

namespace JourneyStudio.Web.Features.Journeys;

public sealed partial class JourneyTable
{
    private const string Nothing = "–";

    [Parameter, EditorRequired] public IReadOnlyList<JourneyOverview> Journeys { get; set; } = [];

    [Parameter, EditorRequired] public IReadOnlyDictionary<string, JourneySketch> Sketches { get; set; } = null!;

    [Parameter] public EventCallback<JourneyOverview> Duplicate { get; set; }

    [Parameter] public EventCallback<JourneyOverview> Archive { get; set; }

    [Parameter] public EventCallback<JourneyOverview> Restore { get; set; }

    private static string Number(JourneyOverview journey, long count) =>
        journey.PublishedVersion is null ? Nothing : count.ToString("N0", CultureInfo.CurrentCulture);
}
