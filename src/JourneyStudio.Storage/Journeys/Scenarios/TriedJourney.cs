using System.Collections.Immutable;
using JourneyStudio.Engine;
using JourneyStudio.Engine.Content;
using JourneyStudio.Engine.Definitions;
using JourneyStudio.Engine.Execution;

namespace JourneyStudio.Storage.Journeys.Scenarios;

/// <summary>A journey that scenarios are played on.</summary>
/// <param name="Definition">As it is drawn.</param>
/// <param name="Content">The content of the workspace.</param>
/// <param name="Plan">What can be run; null where problems keep it from running.</param>
/// <param name="Problems">What keeps it from running.</param>
public sealed record TriedJourney(JourneyDefinition Definition, ContentCatalog Content, Plan? Plan, ImmutableArray<Problem> Problems)
{
    public string Name => string.IsNullOrWhiteSpace(Definition.Name) ? Definition.DefinitionId : Definition.Name;
}
