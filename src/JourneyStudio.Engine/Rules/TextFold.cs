using System.Text;

namespace JourneyStudio.Engine.Rules;

/// <summary>Text as it is compared everywhere: NFKC, then invariant upper case, then ordinal.</summary>
public static class TextFold
{
    /// <summary>The folded text. Halves of surrogate pairs, which no Unicode text has, count as U+FFFD.</summary>
    public static string Of(string text)
    {
        if (Ascii.IsValid(text)) return text.ToUpperInvariant();
        var valid = Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text));
        return valid.Normalize(NormalizationForm.FormKC).ToUpperInvariant();
    }
}
