using System.Runtime.InteropServices;
using JourneyStudio.Engine.Rules;
using JourneyStudio.Storage.Rows;

namespace JourneyStudio.Storage.Rules;

/// <summary>Decimals between two ends, as they are stored: whole numbers of ten-thousandths, both ends belonging to it.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct ScaledRange(long Least, long Most)
{
    private const decimal Limit = long.MaxValue / ScaledDecimal.Scale;

    private static ScaledRange None => new(1, 0);

    /// <summary>The whole numbers of this range, as columns hold them that know no fractions.</summary>
    public ScaledRange Whole => new((long)decimal.Ceiling(ScaledDecimal.FromStored(Least)), (long)decimal.Floor(ScaledDecimal.FromStored(Most)));

    public static ScaledRange Of(decimal? least, decimal? most) => new(least is { } lower ? Up(lower) : long.MinValue, most is { } upper ? Down(upper) : long.MaxValue);

    /// <summary>The numbers for which a comparison holds; none when it is of no use for numbers.</summary>
    public static IEnumerable<ScaledRange> Of(Comparison comparison)
    {
        if (comparison.Op == Operator.IsSet)
            return [Of(null, null)];
        if (!comparison.Op.IsNumeric() && comparison.Op is not (Operator.Is or Operator.OneOf))
            return [];
        return comparison.Values.Select(value => value.ToNumber()).OfType<decimal>().Select(number => Of(comparison.Op, number));
    }

    private static ScaledRange Of(Operator op, decimal number) => op switch
    {
        Operator.Greater => Down(number) is var below and < long.MaxValue ? new(below + 1, long.MaxValue) : None,
        Operator.AtLeast => Of(number, null),
        Operator.Less => Up(number) is var above and > long.MinValue ? new(long.MinValue, above - 1) : None,
        Operator.AtMost => Of(null, number),
        _ => Of(number, number),
    };

    private static long Up(decimal number) => number > Limit ? long.MaxValue : number < -Limit ? long.MinValue : (long)decimal.Ceiling(number * ScaledDecimal.Scale);

    private static long Down(decimal number) => number > Limit ? long.MaxValue : number < -Limit ? long.MinValue : (long)decimal.Floor(number * ScaledDecimal.Scale);
}
