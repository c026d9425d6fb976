namespace JourneyStudio.Storage.Identity.People;

/// <summary>Someone who may sign in, as admins see them.</summary>
public sealed record StudioPerson
{
    public required long Id { get; init; }
    public required string Account { get; init; }
    public required string Name { get; init; }
    public required PersonGrants Grants { get; init; }

    /// <summary>Whether they have chosen a password yet.</summary>
    public bool Joined { get; init; }

    /// <summary>Whether they sign in with a second step.</summary>
    public bool TwoFactor { get; init; }

    public DateTimeOffset? DeactivatedAt { get; init; }

    /// <summary>Until when too many wrong passwords keep them out; null: they are not.</summary>
    public DateTimeOffset? LockedUntil { get; init; }
}

/// <summary>What somebody is given.</summary>
/// <param name="Roles">Names of roles.</param>
/// <param name="Units">Ids of units; none: see <see cref="StudioRole.Headquarters"/>.</param>
/// <param name="ProductLines">Ids of product lines; none stands for all.</param>
public sealed record PersonGrants(IReadOnlyList<string> Roles, IReadOnlyList<long> Units, IReadOnlyList<long> ProductLines);

/// <summary>What came of changing somebody's account.</summary>
public enum PersonTurn
{
    Done,
    Unknown,

    /// <summary>Nobody would be left who can give anything.</summary>
    LastAdmin,
}
