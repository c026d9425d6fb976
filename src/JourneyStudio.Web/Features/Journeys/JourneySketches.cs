using System.Collections.Concurrent;
using JourneyStudio.Engine.Activities;
using JourneyStudio.Storage.Journeys;

namespace JourneyStudio.Web.Features.Journeys;

/// <summary>Keeps the sketch of each definition until its text changes.</summary>
public sealed class JourneySketches(ActivityCatalog catalog)
{
    private readonly ConcurrentDictionary<string, (string Text, JourneySketch Sketch)> kept = new(StringComparer.Ordinal);

    public JourneySketch Of(JourneyOverview journey)
    {
        if (kept.TryGetValue(journey.DefinitionId, out var known) && known.Text == journey.Text)
            return known.Sketch;
        var sketch = JourneySketch.Of(journey.Text, catalog);
        kept[journey.DefinitionId] = (journey.Text, sketch);
        return sketch;
    }
}
