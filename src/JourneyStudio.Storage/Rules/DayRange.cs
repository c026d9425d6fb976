using JourneyStudio.Engine.Rules;

namespace JourneyStudio.Storage.Rules;

/// <summary>Days for which a comparison of dates holds, both ends belonging to it, or, where <see cref="IsSure"/> is false, for which it has to be judged in the member's zone.</summary>
internal sealed record DayRange(DateOnly First, DateOnly Last, bool IsSure)
{
    /// <summary>No place's clock is further away from UTC.</summary>
    private static readonly TimeSpan Farthest = TimeSpan.FromHours(15);

    /// <summary>
    /// The instants that fall on these days, as milliseconds, both ends belonging to them: those within them wherever one is, and those at either end for which the zone decides.
    /// </summary>
    public IEnumerable<(long From, long To, bool IsSure)> Instants
    {
        get
        {
            var (from, fromSure) = First == DateOnly.MinValue ? (long.MinValue, long.MinValue) : (Start(First) - Margin, Start(First) + Margin);
            var (to, toSure) = Last == DateOnly.MaxValue ? (long.MaxValue, long.MaxValue) : (Start(Last.AddDays(1)) + Margin, Start(Last.AddDays(1)) - Margin);
            if (fromSure >= toSure)
            {
                yield return (from, to, false);
                yield break;
            }
            if (from < fromSure)
                yield return (from, fromSure - 1, false);
            yield return (fromSure, toSure, true);
            if (toSure < to)
                yield return (toSure + 1, to, false);
        }
    }

    private static long Start(DateOnly day) => new DateTimeOffset(day.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero).ToUnixTimeMilliseconds();

    private static long Margin => (long)Farthest.TotalMilliseconds;

    /// <summary>Those of a comparison; none when it is of no use for dates.</summary>
    public static IEnumerable<DayRange> Of(Comparison comparison, ZonesInUse zones)
    {
        if (comparison.Op == Operator.IsSet)
            return [new(DateOnly.MinValue, DateOnly.MaxValue, true)];
        if (!comparison.Op.IsTemporal() && comparison.Op is not (Operator.Is or Operator.OneOf))
            return [];
        return comparison.Values.SelectMany(value => value.ToDate() switch
        {
            RuleValue.Date date => Of(comparison.Op, date.Value, date.Value),
            RuleValue.Today counted => zones.Dates(counted) is var (first, last) ? Of(comparison.Op, first, last) : [],
            _ => [],
        });
    }

    /// <summary>Those that compare so with a date that is, depending on the zone, one between two.</summary>
    private static IEnumerable<DayRange> Of(Operator op, DateOnly first, DateOnly last)
    {
        (DateOnly From, DateOnly To)? sure = op switch
        {
            Operator.Before => first > DateOnly.MinValue ? (DateOnly.MinValue, first.AddDays(-1)) : null,
            Operator.OnOrBefore => (DateOnly.MinValue, first),
            Operator.After => last < DateOnly.MaxValue ? (last.AddDays(1), DateOnly.MaxValue) : null,
            Operator.OnOrAfter => (last, DateOnly.MaxValue),
            _ => first == last ? (first, last) : null,
        };
        if (sure is var (from, to))
            yield return new(from, to, true);
        if (first != last)
            yield return new(first, last, false);
    }
}
