using System.Globalization;

namespace JourneyStudio.Engine.Rules;

/// <summary>JSON can write what is no text: half of a pair of surrogates, and the character 0, which no database keeps. Nobody is called so; such a rule is refused before anything reads it.</summary>
internal static class RuleCharacters
{
    private const int Digits = 4;

    /// <summary>Whether an escape in it stands for no character, or for the character 0.</summary>
    /// <param name="json">JSON as it is written.</param>
    public static bool AreBroken(ReadOnlySpan<char> json)
    {
        for (var at = json.IndexOf('\\'); at >= 0 && at + 1 < json.Length; at = Next(json, at + 2))
        {
            if (Escaped(json, at) is not { } character) continue;
            at += Digits;
            if (character == 0 || char.IsLowSurrogate(character)) return true;
            if (!char.IsHighSurrogate(character)) continue;
            if (Escaped(json, at + 2) is not { } second || !char.IsLowSurrogate(second)) return true;
            at += Digits + 2;
        }

        return false;
    }

    private static int Next(ReadOnlySpan<char> json, int from) => from < json.Length && json[from..].IndexOf('\\') is >= 0 and var found ? from + found : -1;

    /// <summary>The character of an escape by number; null when none begins here.</summary>
    private static char? Escaped(ReadOnlySpan<char> json, int at) =>
        at + Digits + 2 <= json.Length && json[at] == '\\' && json[at + 1] == 'u' && ushort.TryParse(json.Slice(at + 2, Digits), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code)
            ? (char)code
            : null;
}
