using System.Collections.Immutable;
using JourneyStudio.Engine.Definitions.Elsa;

namespace JourneyStudio.Engine.Definitions.Importing;

/// <summary>What a file holds, and what is to be said of it before anything is saved.</summary>
/// <param name="Name">Name of the file.</param>
/// <param name="Definition">The journey as it would be saved; null when the file cannot be taken.</param>
/// <param name="Mapped">What became of Elsa's own activities.</param>
/// <param name="Problems">Why the file cannot be taken; or, of one that can, what is to be looked at in the draft.</param>
public sealed record ImportedFile(string Name, JourneyDefinition? Definition, ImmutableArray<ImportedActivity> Mapped, ImmutableArray<Problem> Problems)
{
    /// <summary>Keys that the workspace doesn't know, each with its kind.</summary>
    public ImmutableArray<MissingReference> Missing { get; init; } = [];
}
