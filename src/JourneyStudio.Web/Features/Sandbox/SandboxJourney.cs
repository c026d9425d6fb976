using System.Collections.Immutable;
using JourneyStudio.Engine;
using JourneyStudio.Engine.Content;
using JourneyStudio.Engine.Definitions;
using JourneyStudio.Engine.Execution;
using JourneyStudio.Storage.Content;

namespace JourneyStudio.Web.Features.Sandbox;

/// <summary>A journey to be tried: a draft or a version, with the content that it refers to.</summary>
/// <param name="Definition">As it was drawn.</param>
/// <param name="Version">Number of the version; null: the draft.</param>
/// <param name="Plan">What can be run; null where problems keep it from running.</param>
/// <param name="Problems">What keeps it from running.</param>
/// <param name="Content">The content of the workspace.</param>
/// <param name="Names">Names of content and people.</param>
public sealed record SandboxJourney(JourneyDefinition Definition, int? Version, Plan? Plan, ImmutableArray<Problem> Problems, ContentCatalog Content, ContentNames Names)
{
    public string Name => string.IsNullOrWhiteSpace(Definition.Name) ? Definition.DefinitionId : Definition.Name;
}
