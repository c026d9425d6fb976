namespace JourneyStudio.Storage.Laws;

/// <summary>A law of the runtime that the database does not keep.</summary>
/// <param name="Law">Number of the law.</param>
/// <param name="Check">What was compared.</param>
/// <param name="Where">The row that breaks it: ids and counts, never personal data.</param>
public sealed record LawBreach(int Law, string Check, string Where)
{
    /// <summary>Logical id of the journey it concerns.</summary>
    public string? Journey { get; init; }

    /// <summary>Number of the version it concerns.</summary>
    public int? Version { get; init; }

    public long? Enrollment { get; init; }

    public string? Activity { get; init; }
}
