using System.Collections.Immutable;
using JourneyStudio.Engine;
using JourneyStudio.Engine.Content;
using JourneyStudio.Engine.Definitions;
using JourneyStudio.Engine.Execution;
using JourneyStudio.Storage.Content;
using JourneyStudio.Storage.Journeys.Scenarios;

namespace JourneyStudio.Web.Features.Sandbox;

/// <summary>A journey to be tried: a draft or a version, with the content that it refers to.</summary>
/// <param name="Definition">As it was drawn.</param>
/// <param name="Version">Number of the version; null: the draft.</param>
/// <param name="Versions">Numbers of all versions, the newest first.</param>
/// <param name="Plan">What can be run; null where problems keep it from running.</param>
/// <param name="Problems">What keeps it from running.</param>
/// <param name="Content">The content of the workspace.</param>
/// <param name="Names">Names of content and people.</param>
public sealed record SandboxJourney(JourneyDefinition Definition, int? Version, ImmutableArray<int> Versions, Plan? Plan, ImmutableArray<Problem> Problems, ContentCatalog Content, ContentNames Names)
{
    public string Name => NameOf(Definition);

    /// <summary>The same for playing scenarios.</summary>
    public TriedJourney Tried => new(Definition, Content, Plan, Problems);

    /// <summary>The journey without any beside it.</summary>
    public PlanSet Alone => new([Plan!], [Plan!.Identity.Version], Content);

    /// <summary>What a reader calls a journey.</summary>
    public static string NameOf(JourneyDefinition definition) => string.IsNullOrWhiteSpace(definition.Name) ? definition.DefinitionId : definition.Name;
}
