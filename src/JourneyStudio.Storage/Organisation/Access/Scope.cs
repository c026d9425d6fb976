namespace JourneyStudio.Storage.Organisation.Access;

/// <summary>Whose members somebody may see and touch (decision 0032). Every read of members asks for one; there is none by default.</summary>
public sealed record Scope
{
    /// <summary>All members, also those of no store.</summary>
    public static Scope Whole { get; } = new();

    public static Scope Nobody { get; } = new() { Units = [] };

    /// <summary>Ids of the units whose members are in it, those below the given ones among them; null: all.</summary>
    public IReadOnlyList<long>? Units { get; init; }

    /// <summary>Ids of the product lines whose members are in it; null: all, and who belongs to none.</summary>
    public IReadOnlyList<long>? ProductLines { get; init; }

    public bool IsWhole => Units is null && ProductLines is null;

    /// <summary>What of it lies in one unit.</summary>
    public Scope In(long unit) => this with { Units = Units is null || Units.Contains(unit) ? [unit] : [] };

    /// <summary>Whether members of this store and product line are in it.</summary>
    public bool Holds(long? unit, long? productLine) =>
        (Units is null || unit is { } place && Units.Contains(place)) && (ProductLines is null || productLine is { } line && ProductLines.Contains(line));
}
