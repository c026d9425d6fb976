using System.Text;

namespace JourneyStudio.Web.Features.Touchpoints.Answers;

/// <summary>What a typed phone number turned out to be.</summary>
internal abstract record PhoneNumber
{
    private const int MainlandDigits = 11;
    private const int FewestAbroad = 8;
    private const int MostAbroad = 15;

    private PhoneNumber() { }

    /// <summary>A number that can be dialled; the value is E.164.</summary>
    public sealed record Good(string Value) : PhoneNumber;

    /// <summary>Not a number, with the name of the text that says why and the count that it names.</summary>
    public sealed record Bad(FieldProblem Problem) : PhoneNumber;

    /// <summary>A stored number as its owner would type it.</summary>
    public static string Show(string stored) =>
        stored.StartsWith("+86", StringComparison.Ordinal) && stored.Length == 14 ? $"{stored[3..6]} {stored[6..10]} {stored[10..]}" : stored;

    /// <summary>Reads a number as people type it: with spaces, hyphens, full-width digits, with or without +86.</summary>
    public static PhoneNumber Read(string typed)
    {
        var text = typed.Normalize(NormalizationForm.FormKC);
        var digits = new string([.. text.Where(char.IsAsciiDigit)]);
        if (text.Any(c => !char.IsAsciiDigit(c) && !" +-()".Contains(c, StringComparison.Ordinal)))
            return new Bad(new FieldProblem("Problem.PhoneCharacters"));
        var foreign = text.TrimStart().StartsWith('+') && !digits.StartsWith("86", StringComparison.Ordinal);
        if (foreign)
            return digits.Length is >= FewestAbroad and <= MostAbroad ? new Good("+" + digits) : new Bad(new FieldProblem("Problem.PhoneAbroad"));
        var national = digits.Length > MainlandDigits && digits.StartsWith("86", StringComparison.Ordinal) ? digits[2..] : digits;
        return national.Length switch
        {
            0 => new Bad(new FieldProblem("Problem.Required")),
            MainlandDigits - 1 => new Bad(new FieldProblem("Problem.PhoneOneShort")),
            < MainlandDigits => new Bad(new FieldProblem("Problem.PhoneShort", MainlandDigits - national.Length)),
            > MainlandDigits => new Bad(new FieldProblem("Problem.PhoneLong", national.Length - MainlandDigits)),
            _ => national[0] == '1' ? new Good("+86" + national) : new Bad(new FieldProblem("Problem.PhoneStart")),
        };
    }
}
