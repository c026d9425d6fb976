using System.Collections.Immutable;

namespace JourneyStudio.Engine.Definitions.Elsa;

/// <summary>A definition after <see cref="ElsaMapping"/>.</summary>
/// <param name="Definition">What is to be saved.</param>
/// <param name="Activities">What became of each activity of Elsa, in file order; those of ours are not in it.</param>
public sealed record MappedDefinition(JourneyDefinition Definition, ImmutableArray<ImportedActivity> Activities);

/// <summary>What became of an activity of Elsa.</summary>
/// <param name="Id">Its id in the file.</param>
/// <param name="Title">Its title.</param>
/// <param name="From">Its type in the file.</param>
/// <param name="To">The type it has now; null when it has none of ours.</param>
/// <param name="Fate">What became of it.</param>
/// <param name="Problems">What to look at; none when it is carried out as it stood.</param>
public sealed record ImportedActivity(string Id, string? Title, string From, string? To, ActivityFate Fate, ImmutableArray<Problem> Problems);

/// <summary>What becomes of an activity of Elsa.</summary>
public enum ActivityFate
{
    /// <summary>It is one of ours now.</summary>
    Mapped,

    /// <summary>Connections took its place.</summary>
    Unfolded,

    /// <summary>It stays as it is, unknown, and blocks publishing.</summary>
    Kept,
}
