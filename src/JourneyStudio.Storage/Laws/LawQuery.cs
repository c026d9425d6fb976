using System.Collections.Immutable;

namespace JourneyStudio.Storage.Laws;

/// <summary>
/// A check whose rows are breaches: what is wrong, then the ids of version and enrollment and the activity, where it has them.
/// Written in the SQL that all providers understand.
/// </summary>
internal sealed record LawQuery(int Law, string Check, string Sql)
{
    /// <summary>The checks that one query can make. Law 5 needs the time and law 7 the definitions.</summary>
    public static ImmutableArray<LawQuery> All { get; } = [.. EnrollmentLaws.All, .. CountLaws.All, .. EffectLaws.All, .. RecordLaws.All];
}
