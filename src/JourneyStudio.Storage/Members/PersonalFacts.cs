using System.Collections.Immutable;

namespace JourneyStudio.Storage.Members;

/// <summary>What tells who a member is, or where to find them.</summary>
public sealed record PersonalFacts
{
    public static PersonalFacts Unknown { get; } = new();

    public string Name { get; init; } = "";

    public string? City { get; init; }

    /// <summary>What they were called before.</summary>
    public ImmutableArray<string> FormerNames { get; init; } = [];

    /// <summary>Phone, email, external id, and where channels reach them, now and before.</summary>
    public ImmutableArray<string> Addresses { get; init; } = [];

    /// <summary>Names of children, and values of the attributes that are marked as personal, now and before.</summary>
    public ImmutableArray<string> Others { get; init; } = [];
}

/// <summary>The personal facts of a few members.</summary>
/// <param name="Attributes">Keys of the attributes that are marked as personal.</param>
/// <param name="Members">By the member's number.</param>
public sealed record PersonalBook(ImmutableHashSet<string> Attributes, IReadOnlyDictionary<long, PersonalFacts> Members)
{
    public static PersonalBook Empty { get; } = new([], new Dictionary<long, PersonalFacts>());

    public PersonalFacts Of(long member) => Members.GetValueOrDefault(member) ?? PersonalFacts.Unknown;
}
