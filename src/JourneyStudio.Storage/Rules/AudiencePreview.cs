using System.Collections.Immutable;

namespace JourneyStudio.Storage.Rules;

/// <summary>For whom a rule holds now.</summary>
/// <param name="Count">How many.</param>
/// <param name="Members">Some of them.</param>
/// <param name="Others">Some for whom it does not hold.</param>
public sealed record AudiencePreview(long Count, ImmutableArray<AudienceMember> Members, ImmutableArray<AudienceMember> Others);

/// <summary>A member as an example.</summary>
/// <param name="PublicId">What outsiders may see of the id.</param>
/// <param name="Name">Full name, to be masked.</param>
public readonly record struct AudienceMember(string PublicId, string Name);
