using System.Collections.Concurrent;
using JourneyStudio.Engine.Activities;
using JourneyStudio.Engine.Content;
using JourneyStudio.Storage.Content;
using JourneyStudio.Storage.Journeys;

namespace JourneyStudio.Web.Features.Journeys;

/// <summary>The sketch of each journey; drawn again when its text changes.</summary>
public sealed class JourneySketches(ActivityCatalog catalog, WorkspaceContents contents)
{
    private readonly ConcurrentDictionary<string, (string Text, JourneySketch Sketch)> kept = new(StringComparer.Ordinal);

    public async Task<IReadOnlyDictionary<string, JourneySketch>> OfAsync(IReadOnlyList<JourneyOverview> journeys, CancellationToken cancellationToken)
    {
        if (journeys.Any(journey => !IsKept(journey)))
        {
            var content = new ContentCatalog(await contents.ReadAsync(cancellationToken));
            foreach (var journey in journeys.Where(journey => !IsKept(journey)))
                kept[journey.DefinitionId] = (journey.Text, JourneySketch.Of(journey.Text, catalog, content));
        }
        return journeys.ToDictionary(journey => journey.DefinitionId, journey => kept[journey.DefinitionId].Sketch, StringComparer.Ordinal);
    }

    private bool IsKept(JourneyOverview journey) => kept.TryGetValue(journey.DefinitionId, out var known) && known.Text == journey.Text;
}
