using System.Text.RegularExpressions;

namespace JourneyStudio.Runtime.Importing;

/// <summary>Keeps spreadsheets from reading text as a formula: an apostrophe in front, which imports take away again.</summary>
public static partial class SafeCells
{
    public static string Of(string text) => text is ['=' or '+' or '-' or '@' or '\t' or '\r', ..] && !Number().IsMatch(text) ? "'" + text : text;

    /// <summary>What is nothing but a number is no formula.</summary>
    [GeneratedRegex(@"^-?\d+(\.\d+)?$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1_000)]
    private static partial Regex Number();
}
