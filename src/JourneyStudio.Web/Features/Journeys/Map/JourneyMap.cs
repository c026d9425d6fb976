using JourneyStudio.Engine.Activities;
using JourneyStudio.Engine.Content;
using JourneyStudio.Engine.Definitions;
using JourneyStudio.Storage.Journeys;

namespace JourneyStudio.Web.Features.Journeys.Map;

/// <summary>How the journeys of a workspace hang together.</summary>
internal sealed record JourneyMap(IReadOnlyList<MappedJourney> Journeys, IReadOnlyList<MappedWay> Ways)
{
    /// <summary>Of all journeys that are not archived; one whose text cannot be read is left out, the list of journeys says so.</summary>
    public static JourneyMap Of(IEnumerable<JourneyOverview> overviews, ActivityCatalog catalog, ContentCatalog content, string language)
    {
        List<MappedJourney> journeys =
        [
            .. from overview in overviews
               where overview.State != JourneyStates.Archived
               let read = DefinitionJson.Read(overview.Text)
               where read.IsOk
               select new MappedJourney(overview, read.Value, [.. Starts(read.Value, catalog, content, language)], JourneyTouches.Of(read.Value, catalog)),
        ];
        var ways = from one in journeys
                   from other in journeys
                   let links = JourneyLinks.Between(one.Definition, other.Definition, catalog).Select(link => link with { Activity = "" }).Distinct().ToList()
                   where links.Count > 0
                   select new MappedWay(one.Id, other.Id, links);
        return new JourneyMap(journeys, [.. ways]);
    }

    private static IEnumerable<string> Starts(JourneyDefinition journey, ActivityCatalog catalog, ContentCatalog content, string language) =>
        from activity in journey.Activities
        let bound = catalog.Bind(activity)
        where bound is { Kind.Descriptor.Family: ActivityFamily.Trigger }
        let texts = catalog.Texts(activity.Type)
        let summary = bound.Summarise(new SummaryContext(language, texts, content))
        select $"{texts.Text(language, "name")}: {summary}";
}
