using System.Collections.Immutable;
using JourneyStudio.Engine.Members;

namespace JourneyStudio.Engine.Definitions.Lint;

/// <summary>What stands around a draft and is neither content nor part of it. What is not known is not looked for.</summary>
public sealed record LintSurroundings
{
    /// <summary>Nothing is known.</summary>
    public static LintSurroundings Unknown { get; } = new();

    /// <summary>The published journeys that let members in.</summary>
    public ImmutableArray<JourneyDefinition> Published { get; init; } = [];

    /// <summary>Logical ids of all journeys; null: not known.</summary>
    public IReadOnlySet<string>? Journeys { get; init; }

    /// <summary>Keys of the sessions that there are, at least of those that the draft names; null: not known.</summary>
    public IReadOnlySet<string>? Sessions { get; init; }

    /// <summary>What at least one member has agreed to; null: not known.</summary>
    public IReadOnlySet<Consent>? Consents { get; init; }

    /// <summary>Keys of the sessions that a draft names.</summary>
    public static IEnumerable<string> SessionsOf(JourneyDefinition definition, Activities.ActivityCatalog catalog) =>
        new LintedDraft(definition, catalog, Content.ContentCatalog.Empty).Rules.SelectMany(placed => SessionChecks.Named(placed.Rule)).Distinct();
}
