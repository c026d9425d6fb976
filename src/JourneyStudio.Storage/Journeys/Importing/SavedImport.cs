using System.Collections.Immutable;
using JourneyStudio.Engine.Definitions.Importing;

namespace JourneyStudio.Storage.Journeys.Importing;

/// <summary>What an import saved.</summary>
/// <param name="Drafts">The drafts, in the order of the import.</param>
/// <param name="Created">What was created, by kind and key; what was there meanwhile is not among them.</param>
public sealed record SavedImport(ImmutableArray<SavedDraft> Drafts, ImmutableArray<MissingReference> Created)
{
    public static SavedImport Nothing { get; } = new([], []);
}
