using System.Globalization;
using JourneyStudio.Engine.Rules;

namespace JourneyStudio.Storage.Rules;

/// <summary>How many rows a member must have, as the end of a query that gives one row for each. Who has none is in no row: a range that none is part of is asked for the other way round.</summary>
/// <param name="Having">What closes the query.</param>
/// <param name="IsComplement">Whether it gives those for whom the range does not hold.</param>
/// <param name="Never">Nobody has so many, or so few.</param>
internal sealed record CountCondition(string Having, bool IsComplement, bool Never = false)
{
    public static CountCondition Of(CountRange range)
    {
        var (least, most) = (range.AtLeast ?? 0, range.AtMost);
        if (least <= 0)
            return most is { } upper ? upper < 0 ? Nobody() : new(More(upper + 1L), true) : new("", true, Never: true);
        return most < least ? Nobody() : new(most is { } ceiling ? Group($"count(*) >= {Text(least)} and count(*) <= {Text(ceiling)}") : More(least), false);
    }

    private static CountCondition Nobody() => new("", false, Never: true);

    private static string More(long least) => least <= 1 ? "" : Group($"count(*) >= {Text(least)}");

    private static string Group(string having) => $" group by member_id having {having}";

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
