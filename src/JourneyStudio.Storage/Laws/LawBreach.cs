namespace JourneyStudio.Storage.Laws;

/// <summary>A law of the runtime that the database does not keep.</summary>
/// <param name="Law">Number of the law.</param>
/// <param name="Check">What was compared.</param>
/// <param name="Where">Rows that break it: ids and counts, never personal data.</param>
public sealed record LawBreach(int Law, string Check, string Where);
