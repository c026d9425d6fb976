using JourneyStudio.Engine.Definitions;
using JourneyStudio.Storage.Journeys;

namespace JourneyStudio.Web.Features.Journeys.Map;

/// <summary>A journey on the map.</summary>
/// <param name="Overview">Its name and state.</param>
/// <param name="Definition">Its draft, or what is published.</param>
/// <param name="Starts">What lets members in, in words.</param>
/// <param name="Touches">What it reads and changes.</param>
internal sealed record MappedJourney(JourneyOverview Overview, JourneyDefinition Definition, IReadOnlyList<string> Starts, IReadOnlyList<JourneyTouch> Touches)
{
    public string Id => Overview.DefinitionId;

    public string Name => Overview.Name;
}

/// <summary>One journey leads members to another.</summary>
/// <param name="From">Logical id of the one.</param>
/// <param name="To">Logical id of the other.</param>
/// <param name="By">By what, each once.</param>
internal sealed record MappedWay(string From, string To, IReadOnlyList<JourneyLink> By);
