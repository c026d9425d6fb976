using System.Collections.Immutable;
using System.Globalization;

namespace JourneyStudio.Engine.Time;

/// <summary>One field of a cron expression: numbers or names, ranges, lists, steps.</summary>
/// <param name="Allowed">Bit n is set when n is allowed.</param>
/// <param name="Every">True for <c>*</c>: the field says nothing.</param>
internal readonly record struct CronField(ulong Allowed, bool Every)
{
    private const int LongestNumber = 2;

    public bool Allows(int value) => (Allowed & (1UL << value)) != 0;

    /// <summary>Reads a field, or null when it is none.</summary>
    /// <param name="text">Its text.</param>
    /// <param name="least">Least number.</param>
    /// <param name="most">Greatest number.</param>
    /// <param name="names">Names of the numbers from <paramref name="least"/> on.</param>
    public static CronField? Parse(string text, int least, int most, ImmutableArray<string> names)
    {
        var allowed = 0UL;
        foreach (var part in text.Split(','))
        {
            if (Part(part) is not { } bits) return null;
            allowed |= bits;
        }

        return new(allowed, text[0] == '*' && !text.Contains(','));

        ulong? Part(string part)
        {
            var (range, step) = part.Split('/') switch
            {
                [var all] => (all, 1),
                [var all, var by] when Digits(by) is > 0 and var number => (all, number),
                _ => ("", 0),
            };
            var stepped = part.Contains('/');
            (int From, int To)? ends = range.Split('-') switch
            {
                ["*"] => (least, most),
                [var one] when Number(one) is { } from => (from, stepped ? most : from),
                [var one, var other] when Number(one) is { } from && Number(other) is { } to && from <= to => (from, to),
                _ => null,
            };
            if (ends is not { } span || step == 0) return null;
            var bits = 0UL;
            for (var value = span.From; value <= span.To; value += step) bits |= 1UL << value;
            return bits;
        }

        int? Number(string word)
        {
            var named = names.IndexOf(word.ToUpperInvariant());
            if (named >= 0) return named + least;
            return Digits(word) is { } number && number >= least && number <= most ? number : null;
        }
    }

    private static int? Digits(string word) =>
        word.Length is > 0 and <= LongestNumber && word.All(char.IsAsciiDigit) ? int.Parse(word, CultureInfo.InvariantCulture) : null;
}
